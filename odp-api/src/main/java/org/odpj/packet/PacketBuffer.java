package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A buffer of a packet that was taken apart, with the data of one segment in it (ODP: {@code
 * odp_packet_buf_t}). It belongs to whoever took the packet apart, until {@link Packet#reassemble}
 * makes it a part of a packet again; only the owner may call any of these.
 *
 * <p>Always the same object for a segment, so nothing is allocated when a packet is taken apart
 * again.
 */
public final class PacketBuffer {
  final Packet segment;
  private boolean apart;

  PacketBuffer(Packet segment) {
    this.segment = segment;
  }

  /** The segment is no part of a packet any more. */
  void takeApart() {
    apart = true;
  }

  /**
   * The segment becomes a part of a packet.
   *
   * @throws IllegalStateException if it is one
   */
  void join() {
    requireApart();
    apart = false;
  }

  /**
   * The pool that the packet was of.
   *
   * @return the pool
   */
  public PacketPool pool() {
    return segment.pool();
  }

  /**
   * The memory that the buffer is in.
   *
   * @return the same object for all buffers of the pool
   */
  public MemorySegment memory() {
    return segment.memory();
  }

  /**
   * Where the buffer starts, with its headroom (ODP: {@code odp_packet_buf_head}).
   *
   * @return a byte offset within {@link #memory}
   * @throws IllegalStateException if the buffer is a part of a packet
   */
  public long head() {
    requireApart();
    return segment.dataOffset() - segment.headroom();
  }

  /**
   * Bytes of headroom, data and tailroom (ODP: {@code odp_packet_buf_size}).
   *
   * @return bytes
   * @throws IllegalStateException if the buffer is a part of a packet
   */
  public int size() {
    requireApart();
    return segment.headroom() + segment.segmentLength() + segment.segmentTailroom();
  }

  /**
   * Where the data starts (ODP: {@code odp_packet_buf_data_offset}).
   *
   * @return bytes from the {@link #head}
   * @throws IllegalStateException if the buffer is a part of a packet
   */
  public int dataOffset() {
    requireApart();
    return segment.headroom();
  }

  /**
   * Bytes of data (ODP: {@code odp_packet_buf_data_len}).
   *
   * @return 1 or more
   * @throws IllegalStateException if the buffer is a part of a packet
   */
  public int dataLength() {
    requireApart();
    return segment.segmentLength();
  }

  /**
   * Says where the data is (ODP: {@code odp_packet_buf_data_set}). No byte moves.
   *
   * @param offset of the first byte from the {@link #head}
   * @param length bytes, at least 1
   * @throws IndexOutOfBoundsException if the range is not within the buffer; nothing was changed
   * @throws IllegalArgumentException if the length is less than 1; nothing was changed
   * @throws IllegalStateException if the buffer is a part of a packet
   */
  public void data(int offset, int length) {
    Objects.checkFromIndexSize(offset, length, size());
    if (length < 1) {
      throw new IllegalArgumentException("a length of %d bytes is less than 1".formatted(length));
    }
    int end = segment.headroom() + segment.segmentLength();
    segment.adjust(offset - segment.headroom(), offset + length - end);
    segment.total(length, 1);
  }

  private void requireApart() {
    if (!apart) {
      throw new IllegalStateException("the buffer is a part of a packet; take that apart first");
    }
  }
}
