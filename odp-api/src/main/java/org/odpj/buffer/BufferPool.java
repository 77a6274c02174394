package org.odpj.buffer;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;

/** A pool of buffers of one size. */
public interface BufferPool extends Pool {
  @Override
  default PoolType type() {
    return PoolType.BUFFER;
  }

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  BufferPoolParam param();

  /**
   * Allocates one buffer (ODP: {@code odp_buffer_alloc}).
   *
   * @return a buffer that the caller owns, or null if none is free
   */
  @Nullable Buffer alloc();

  /**
   * Allocates several buffers (ODP: {@code odp_buffer_alloc_multi}).
   *
   * @param buffers receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted
   * @return how many were allocated, 0 to {@code count}; the caller owns them
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  int alloc(Buffer[] buffers, int offset, int count);

  /**
   * Frees buffers that are all of this pool (ODP: {@code odp_buffer_free_multi}). The caller owns
   * them no more.
   *
   * @param buffers holds them
   * @param offset index of the first
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was freed
   */
  void free(Buffer[] buffers, int offset, int count);
}
