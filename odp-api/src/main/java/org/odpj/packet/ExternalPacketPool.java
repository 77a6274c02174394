package org.odpj.packet;

import java.lang.foreign.MemorySegment;

/**
 * A pool of packets whose buffers are memory of the application (ODP: a pool of {@code
 * odp_pool_ext_create}).
 *
 * <p>The memory stays the application's: it must live until the pool is closed, and the pool never
 * frees it. Between population and close it writes to no buffer that is in a free packet, except to
 * its headers. Nothing can be allocated before all buffers are there.
 */
public interface ExternalPacketPool extends PacketPool {
  /**
   * What the pool was made with; {@link #param} says what a pool with memory of its own would have
   * been asked for.
   *
   * @return the parameters, unchanged
   */
  ExternalPoolParam externalParam();

  /**
   * Gives the pool buffers (ODP: {@code odp_pool_ext_populate}). Those that complete the number it
   * was made for make it ready, in ODP said by a flag. Not for several threads at once.
   *
   * @param buffers holds where each starts, an offset within {@link #memory}
   * @param offset index of the first
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within the array, or a buffer not within
   *     the memory; none was taken
   * @throws IllegalArgumentException if there would be more than the pool was made for, or a buffer
   *     is not aligned, or overlaps another one; none was taken
   */
  void populate(long[] buffers, int offset, int count);

  /**
   * Whether all buffers are there.
   *
   * @return true if packets can be allocated
   */
  boolean isPopulated();

  /**
   * The memory that the pool was made with.
   *
   * @return the same object as {@link Packet#memory} of its packets
   */
  MemorySegment memory();
}
