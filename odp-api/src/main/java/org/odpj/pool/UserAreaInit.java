package org.odpj.pool;

import java.lang.foreign.MemorySegment;

/**
 * Fills user areas when a pool is made (ODP: {@code odp_pool_param_t.uarea_init}). What it writes
 * stays there until the application writes something else, also while the event is free.
 */
@FunctionalInterface
public interface UserAreaInit {
  /**
   * Fills one user area. Called once for each, in any order, before the pool is returned.
   *
   * @param userArea off-heap memory of exactly the size that was asked for
   * @param index the element's number, from 0
   */
  void init(MemorySegment userArea, int index);
}
