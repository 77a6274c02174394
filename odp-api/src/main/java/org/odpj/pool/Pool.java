package org.odpj.pool;

import org.odpj.system.MemoryInfo;

/**
 * Preallocated elements of one type and the memory they live in (ODP: {@code odp_pool_t}).
 *
 * <p>All of a pool's memory and objects are made when it is; allocation and freeing allocate
 * nothing. All methods are thread-safe, but {@link #close} must come after every other use.
 */
public interface Pool extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * What its elements are.
   *
   * @return the type
   */
  PoolType type();

  /**
   * How many elements it holds at least; of a packet pool, how many segments; of one in memory of
   * the application, 0 until all of it is there. With a per-thread cache, elements in other
   * threads' caches cannot be allocated.
   *
   * @return the number
   */
  int capacity();

  /**
   * Counters (ODP: {@code odp_pool_stats}).
   *
   * @return a snapshot, exact when no thread is using the pool
   */
  PoolStatistics statistics();

  /**
   * The off-heap memory that the pool holds.
   *
   * @return its size and how much of it are elements
   */
  MemoryInfo.Block memoryUse();

  /**
   * Frees the pool and its memory (ODP: {@code odp_pool_destroy}). Idempotent.
   *
   * @throws IllegalStateException if elements are still allocated, naming how many; the pool stays
   *     as it was
   */
  @Override
  void close();
}
