package org.odpj.stash;

/**
 * What a stash shall be (ODP: {@code odp_stash_param_t}).
 *
 * @param type the order
 * @param putMode who puts
 * @param getMode who gets
 * @param count objects that must fit; more may
 * @param cache objects that a thread may keep for itself, where other threads do not get at them; 0
 *     for none
 * @param strictSize the application never stores more than {@code count}: a hint for speed
 */
public record StashParam(
    StashType type,
    StashOpMode putMode,
    StashOpMode getMode,
    int count,
    int cache,
    boolean strictSize) {
  /**
   * The defaults (ODP: {@code odp_stash_param_init}): any order, any threads, no cache.
   *
   * @param count objects that must fit
   * @return the parameters
   */
  public static StashParam of(int count) {
    return new StashParam(StashType.DEFAULT, StashOpMode.MT, StashOpMode.MT, count, 0, false);
  }

  /**
   * The same with another order.
   *
   * @param order the type
   * @return new parameters
   */
  public StashParam withType(StashType order) {
    return new StashParam(order, putMode, getMode, count, cache, strictSize);
  }

  /**
   * The same with other users.
   *
   * @param put who puts
   * @param get who gets
   * @return new parameters
   */
  public StashParam withModes(StashOpMode put, StashOpMode get) {
    return new StashParam(type, put, get, count, cache, strictSize);
  }

  /**
   * The same with a cache.
   *
   * @param objects per thread, 0 for none
   * @return new parameters
   */
  public StashParam withCache(int objects) {
    return new StashParam(type, putMode, getMode, count, objects, strictSize);
  }

  /**
   * The same with a promise of the application about its size.
   *
   * @param strict true if never more than {@code count} objects will be stored
   * @return new parameters
   */
  public StashParam withStrictSize(boolean strict) {
    return new StashParam(type, putMode, getMode, count, cache, strict);
  }
}
