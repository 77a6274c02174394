package org.odpj.packet;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;

/** A pool of packets. */
public interface PacketPool extends Pool {
  @Override
  default PoolType type() {
    return PoolType.PACKET;
  }

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  PacketPoolParam param();

  /**
   * The longest packet that can be allocated. Packets may become longer by extension and by
   * concatenation.
   *
   * @return bytes, at least the length that was asked for
   */
  int maxLength();

  /**
   * Allocates one packet (ODP: {@code odp_packet_alloc}).
   *
   * @param length bytes of data, 1 to {@link #maxLength}; their content is undefined
   * @return a packet that the caller owns, or null if none is free or the length is more than the
   *     pool can serve
   * @throws IllegalArgumentException if {@code length} is less than 1
   */
  @Nullable Packet alloc(int length);

  /**
   * Allocates several packets of one length (ODP: {@code odp_packet_alloc_multi}).
   *
   * @param length bytes of data, 1 to {@link #maxLength}
   * @param packets receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted
   * @return how many were allocated, 0 to {@code count}; the caller owns them
   * @throws IllegalArgumentException if {@code length} is less than 1
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  int alloc(int length, Packet[] packets, int offset, int count);

  /**
   * Frees packets that are all of this pool (ODP: {@code odp_packet_free_sp}). The caller owns them
   * no more.
   *
   * @param packets holds them
   * @param offset index of the first
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was freed
   */
  void free(Packet[] packets, int offset, int count);
}
