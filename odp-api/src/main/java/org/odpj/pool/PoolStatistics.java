package org.odpj.pool;

/**
 * A pool's counters (ODP: {@code odp_pool_stats_t}). An operation is a call, whatever the number of
 * elements. Pools that cannot count operations, because drivers work on them unseen, say {@link
 * #NOT_COUNTED}; they do so from the beginning.
 *
 * @param available elements that are free, those in threads' caches included
 * @param cached elements that are free in threads' caches
 * @param allocOps operations that took, or tried to take, elements from the common store; filling a
 *     thread's cache is one
 * @param allocFails allocation calls that got fewer elements than they asked for
 * @param freeOps operations that put elements into the common store; emptying a thread's cache is
 *     one
 * @param cacheAllocOps allocation calls that a thread's cache alone served
 * @param cacheFreeOps calls that freed into a thread's cache alone
 */
public record PoolStatistics(
    long available,
    long cached,
    long allocOps,
    long allocFails,
    long freeOps,
    long cacheAllocOps,
    long cacheFreeOps) {
  /** Of a counter that the pool does not keep. */
  public static final long NOT_COUNTED = -1;

  /**
   * Of a pool that does not count operations.
   *
   * @param available elements that are free
   * @param cached elements that are free in threads' caches
   * @param allocFails allocation calls that got fewer elements than they asked for
   * @return the counters
   */
  public static PoolStatistics withoutOps(long available, long cached, long allocFails) {
    return new PoolStatistics(
        available, cached, NOT_COUNTED, allocFails, NOT_COUNTED, NOT_COUNTED, NOT_COUNTED);
  }

  /**
   * Whether operations are counted.
   *
   * @return always the same for a pool
   */
  public boolean countsOps() {
    return allocOps != NOT_COUNTED;
  }

  /**
   * Operations on the common store.
   *
   * @return {@code allocOps} and {@code freeOps} together, or {@link #NOT_COUNTED}
   */
  public long totalOps() {
    return countsOps() ? allocOps + freeOps : NOT_COUNTED;
  }
}
