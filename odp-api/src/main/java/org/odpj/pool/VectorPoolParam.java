package org.odpj.pool;

import org.jspecify.annotations.Nullable;

/**
 * What a pool of vectors shall be (ODP: {@code odp_pool_param_t.event_vector}, {@code .vector}).
 *
 * @param count vectors it holds
 * @param size events that each vector can hold
 * @param userArea bytes of user area per vector
 * @param userAreaInit fills the user areas; null if nobody does
 * @param cache vectors that a thread may keep for itself; 0: every free vector can be allocated by
 *     every thread
 */
public record VectorPoolParam(
    int count, int size, int userArea, @Nullable UserAreaInit userAreaInit, int cache) {
  /**
   * The defaults: no user area, a cache of 256 vectors or an eighth of the pool if that is less.
   *
   * @param count vectors it holds
   * @param size events that each vector can hold
   * @return the parameters
   */
  public static VectorPoolParam of(int count, int size) {
    return new VectorPoolParam(count, size, 0, null, Math.min(256, count / 8));
  }

  /**
   * The same with a user area.
   *
   * @param bytes per vector
   * @param init fills it once; null if nobody does
   * @return new parameters
   */
  public VectorPoolParam withUserArea(int bytes, @Nullable UserAreaInit init) {
    return new VectorPoolParam(count, size, bytes, init, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param vectors per thread, 0 for none
   * @return new parameters
   */
  public VectorPoolParam withCache(int vectors) {
    return new VectorPoolParam(count, size, userArea, userAreaInit, vectors);
  }
}
