package org.odpj.buffer;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.UserAreaInit;

/**
 * What a buffer pool shall be (ODP: {@code odp_pool_param_t.buf}).
 *
 * @param count buffers it holds
 * @param size bytes of each
 * @param alignment bytes, a power of two, of each buffer's address
 * @param userArea bytes of user area per buffer
 * @param userAreaInit fills the user areas; null if nobody does
 * @param cache buffers that a thread may keep for itself; 0: every free buffer can be allocated by
 *     every thread
 */
public record BufferPoolParam(
    int count,
    int size,
    int alignment,
    int userArea,
    @Nullable UserAreaInit userAreaInit,
    int cache) {
  /**
   * The defaults: cache-line aligned, no user area, a cache of 256 buffers or an eighth of the pool
   * if that is less.
   *
   * @param count buffers it holds
   * @param size bytes of each
   * @return the parameters
   */
  public static BufferPoolParam of(int count, int size) {
    return new BufferPoolParam(count, size, 64, 0, null, Math.min(256, count / 8));
  }

  /**
   * The same with another alignment.
   *
   * @param bytes a power of two
   * @return new parameters
   */
  public BufferPoolParam withAlignment(int bytes) {
    return new BufferPoolParam(count, size, bytes, userArea, userAreaInit, cache);
  }

  /**
   * The same with a user area.
   *
   * @param bytes per buffer
   * @return new parameters
   */
  public BufferPoolParam withUserArea(int bytes) {
    return new BufferPoolParam(count, size, alignment, bytes, userAreaInit, cache);
  }

  /**
   * The same with user areas that are filled when the pool is made.
   *
   * @param init fills them; null if nobody does
   * @return new parameters
   */
  public BufferPoolParam withUserAreaInit(@Nullable UserAreaInit init) {
    return new BufferPoolParam(count, size, alignment, userArea, init, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param buffers per thread, 0 for none
   * @return new parameters
   */
  public BufferPoolParam withCache(int buffers) {
    return new BufferPoolParam(count, size, alignment, userArea, userAreaInit, buffers);
  }
}
