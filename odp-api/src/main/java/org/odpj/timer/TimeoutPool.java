package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;

/** A pool of timeouts. */
public interface TimeoutPool extends Pool {
  @Override
  default PoolType type() {
    return PoolType.TIMEOUT;
  }

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  TimeoutPoolParam param();

  /**
   * Allocates one timeout (ODP: {@code odp_timeout_alloc}).
   *
   * @return a timeout that the caller owns, or null if none is free
   */
  @Nullable Timeout alloc();

  /**
   * Allocates several timeouts (ODP: {@code odp_timeout_alloc_multi}).
   *
   * @param timeouts receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted
   * @return how many were allocated, 0 to {@code count}; the caller owns them
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  int alloc(Timeout[] timeouts, int offset, int count);

  /**
   * Frees timeouts that are all of this pool (ODP: {@code odp_timeout_free_multi}). The caller owns
   * them no more.
   *
   * @param timeouts holds them
   * @param offset index of the first
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was freed
   */
  void free(Timeout[] timeouts, int offset, int count);
}
