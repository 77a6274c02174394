package org.odpj.stash;

/**
 * A store of handles that the application means something by: indexes, keys, references (ODP:
 * {@code odp_stash_t}). Made for one kind of them: {@link IntStash}, {@link LongStash}, {@link
 * ObjectStash}; ODP's handles of one and two bytes are ints here.
 *
 * <p>Put and get move a burst: as many as fit, or as there are. The batch forms move all or none.
 * They allocate nothing. Which threads may call them is the stash's {@link StashOpMode}; everything
 * else is thread-safe.
 */
public interface Stash extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * What it was made with (ODP: {@code odp_stash_print} and {@code odp_stash_param_t}).
   *
   * @return the parameters, unchanged
   */
  StashParam param();

  /**
   * What it holds (ODP: {@code odp_stash_stats}).
   *
   * @return a snapshot, exact when no thread is using the stash
   */
  StashStatistics statistics();

  /**
   * Gives what the calling thread's cache holds to every thread (ODP: {@code
   * odp_stash_flush_cache}). A thread's end does the same.
   */
  void flushCache();

  /**
   * Ends the stash (ODP: {@code odp_stash_destroy}). Idempotent. Must come after every other use.
   *
   * @throws IllegalStateException if objects are in it or in threads' caches, naming how many; the
   *     stash stays as it was
   */
  @Override
  void close();
}
