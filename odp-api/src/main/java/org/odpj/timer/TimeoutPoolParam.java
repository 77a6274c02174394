package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.UserAreaInit;

/**
 * What a pool of timeouts shall be (ODP: {@code odp_pool_param_t.tmo}).
 *
 * @param count timeouts it holds
 * @param userArea bytes of user area per timeout
 * @param userAreaInit fills the user areas; null if nobody does
 * @param cache timeouts that a thread may keep for itself; 0: every free timeout can be allocated
 *     by every thread
 */
public record TimeoutPoolParam(
    int count, int userArea, @Nullable UserAreaInit userAreaInit, int cache) {
  /**
   * The defaults: no user area, a cache of 256 timeouts or an eighth of the pool if that is less.
   *
   * @param count timeouts it holds
   * @return the parameters
   */
  public static TimeoutPoolParam of(int count) {
    return new TimeoutPoolParam(count, 0, null, Math.min(256, count / 8));
  }

  /**
   * The same with a user area.
   *
   * @param bytes per timeout
   * @param init fills it once; null if nobody does
   * @return new parameters
   */
  public TimeoutPoolParam withUserArea(int bytes, @Nullable UserAreaInit init) {
    return new TimeoutPoolParam(count, bytes, init, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param timeouts per thread, 0 for none
   * @return new parameters
   */
  public TimeoutPoolParam withCache(int timeouts) {
    return new TimeoutPoolParam(count, userArea, userAreaInit, timeouts);
  }
}
