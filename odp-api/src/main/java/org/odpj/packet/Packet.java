package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;

/**
 * A packet: data in off-heap memory, with room before and after it, and metadata (ODP: {@code
 * odp_packet_t}).
 *
 * <pre>
 *   |&lt;--------------- bufferLength ----------------&gt;|
 *   | headroom |        data (length)        | tailroom |
 *              ^ dataOffset, within memory()
 * </pre>
 *
 * <p>A {@code Packet} object stays the same object while its data moves; what ODP expresses by a
 * changed handle or a null pointer, these methods express by their result. Offsets are bytes from
 * the start of the data. Only the owner may call any of these; nothing here is thread-safe. A
 * method that returns false or a negative number has changed nothing.
 */
public abstract class Packet extends Event {
  /** For backends. */
  protected Packet() {}

  /** A layer offset that is not set (ODP: {@code ODP_PACKET_OFFSET_INVALID}). */
  public static final int OFFSET_INVALID = -1;

  /** The {@link #inputIndex} of a packet that no interface received. */
  public static final int NO_INPUT = -1;

  @Override
  public EventType type() {
    return EventType.PACKET;
  }

  @Override
  public abstract PacketPool pool();

  /**
   * Bytes of data (ODP: {@code odp_packet_len}).
   *
   * @return 1 or more
   */
  public abstract int length();

  /**
   * Bytes of data in the first segment (ODP: {@code odp_packet_seg_len}).
   *
   * @return {@link #length} if the packet is contiguous
   */
  public abstract int segmentLength();

  /**
   * How many segments the data is in (ODP: {@code odp_packet_num_segs}).
   *
   * @return 1 if the packet is contiguous
   */
  public abstract int segmentCount();

  /**
   * Bytes of all buffers of the packet, head and tail room included (ODP: {@code
   * odp_packet_buf_len}).
   *
   * @return bytes
   */
  public abstract int bufferLength();

  /**
   * Bytes that {@link #pushHead} can still take (ODP: {@code odp_packet_headroom}).
   *
   * @return bytes
   */
  public abstract int headroom();

  /**
   * Bytes that {@link #pushTail} can still take (ODP: {@code odp_packet_tailroom}).
   *
   * @return bytes
   */
  public abstract int tailroom();

  /**
   * The memory that holds the first segment; the same object for all packets of a pool. For header
   * access at full speed together with {@link #dataOffset}: {@code Ethernet.at(packet.memory(),
   * packet.dataOffset())}.
   *
   * @return off-heap memory, larger than the packet; valid until the pool is closed
   */
  public abstract MemorySegment memory();

  /**
   * Where the data starts (ODP: {@code odp_packet_data}). Changes with push, pull and reset.
   *
   * @return a byte offset within {@link #memory}
   */
  public abstract long dataOffset();

  /**
   * A view of contiguous data (ODP: {@code odp_packet_offset}).
   *
   * @param offset first byte
   * @param length bytes; a constant makes the fastest code
   * @return memory of exactly {@code length} bytes; the caller must drop it when it hands the
   *     packet over
   * @throws IndexOutOfBoundsException if the range is not within the first segment's data
   */
  public MemorySegment slice(int offset, int length) {
    Objects.checkFromIndexSize(offset, length, segmentLength());
    return memory().asSlice(dataOffset() + offset, length);
  }

  /**
   * Moves the data's start towards the head (ODP: {@code odp_packet_push_head}). New bytes are
   * undefined. Layer offsets stay as numbers, so they now name other bytes.
   *
   * @param bytes 0 or more
   * @return false if the headroom is smaller
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public abstract boolean pushHead(int bytes);

  /**
   * Moves the data's start towards the tail (ODP: {@code odp_packet_pull_head}).
   *
   * @param bytes 0 to {@link #segmentLength} - 1
   * @return false if it would empty the first segment
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public abstract boolean pullHead(int bytes);

  /**
   * Moves the data's end away from the head (ODP: {@code odp_packet_push_tail}). New bytes are
   * undefined.
   *
   * @param bytes 0 or more
   * @return false if the tailroom is smaller
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public abstract boolean pushTail(int bytes);

  /**
   * Moves the data's end towards the head (ODP: {@code odp_packet_pull_tail}).
   *
   * @param bytes 0 to the last segment's length - 1
   * @return false if it would empty the last segment
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public abstract boolean pullTail(int bytes);

  /**
   * Makes the packet as if just allocated, with the content of the user area and the data undefined
   * (ODP: {@code odp_packet_reset}).
   *
   * @param length bytes of data, at least 1
   * @return false if the packet's buffers cannot hold so much
   * @throws IllegalArgumentException if {@code length} is less than 1
   */
  public abstract boolean reset(int length);

  /**
   * Copies data out (ODP: {@code odp_packet_copy_to_mem}).
   *
   * @param offset first byte of the packet's data
   * @param target where to
   * @param targetOffset first byte there
   * @param length bytes
   * @throws IndexOutOfBoundsException if a range is outside the data or the target; nothing was
   *     copied
   */
  public abstract void copyTo(int offset, MemorySegment target, long targetOffset, int length);

  /**
   * Copies data in (ODP: {@code odp_packet_copy_from_mem}).
   *
   * @param offset first byte of the packet's data
   * @param source where from
   * @param sourceOffset first byte there
   * @param length bytes
   * @throws IndexOutOfBoundsException if a range is outside the data or the source; nothing was
   *     copied
   */
  public abstract void copyFrom(int offset, MemorySegment source, long sourceOffset, int length);

  /**
   * A copy of data and metadata, the user area included (ODP: {@code odp_packet_copy}).
   *
   * @param target the pool to allocate from
   * @return a packet that the caller owns; null if the pool has none free, its packets are too
   *     short or its user area is too small
   */
  public abstract @Nullable Packet copy(PacketPool target);

  /**
   * The interface that received the packet (ODP: {@code odp_packet_input_index}).
   *
   * @return its {@code Pktio.index}, or {@link #NO_INPUT}
   */
  public abstract int inputIndex();

  /**
   * Says which interface received the packet (ODP: {@code odp_packet_input_set}). Interfaces do it
   * for every packet they receive, whatever backend the packet is of.
   *
   * @param index a {@code Pktio.index}, or {@link #NO_INPUT}
   */
  public abstract void inputIndex(int index);

  /**
   * An object of the application (ODP: {@code odp_packet_user_ptr}).
   *
   * @return null after allocation, receive and reset
   */
  public abstract @Nullable Object userPointer();

  /**
   * Sets the application's object (ODP: {@code odp_packet_user_ptr_set}).
   *
   * @param pointer any object, or null
   */
  public abstract void userPointer(@Nullable Object pointer);

  /**
   * Where the link layer starts (ODP: {@code odp_packet_l2_offset}).
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}; 0 after
   *     receive
   */
  public abstract int l2Offset();

  /**
   * Where the network layer starts (ODP: {@code odp_packet_l3_offset}).
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}
   */
  public abstract int l3Offset();

  /**
   * Where the transport layer starts (ODP: {@code odp_packet_l4_offset}).
   *
   * @return bytes from the start of the data when it was set, or {@link #OFFSET_INVALID}
   */
  public abstract int l4Offset();

  /**
   * Sets the link layer's offset (ODP: {@code odp_packet_l2_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public abstract boolean l2Offset(int offset);

  /**
   * Sets the network layer's offset (ODP: {@code odp_packet_l3_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public abstract boolean l3Offset(int offset);

  /**
   * Sets the transport layer's offset (ODP: {@code odp_packet_l4_offset_set}).
   *
   * @param offset 0 to {@link #length} - 1, or {@link #OFFSET_INVALID}
   * @return false if it is outside the data
   */
  public abstract boolean l4Offset(int offset);
}
