package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Parsed;
import org.odpj.parse.Proto;

/**
 * A packet: data in off-heap memory, with room before and after it, and metadata (ODP: {@code
 * odp_packet_t}).
 *
 * <pre>
 *   first segment                            last segment
 *   | headroom |        data        |  -&gt;  |       data       | tailroom |
 *              ^ dataOffset, within memory()
 * </pre>
 *
 * <p>A {@code Packet} object stays the same object while its data moves; what ODP expresses by a
 * changed handle or a null pointer, these methods express by their result. A method that returns
 * false, null or a negative number has changed nothing. Offsets are bytes from the start of the
 * data. Only the owner may call any of these; nothing here is thread-safe but where it says so.
 *
 * <p>Where a method does not say that it moves data, every byte stays at its place in {@link
 * #memory}; only {@link #dataOffset} and with it the bytes' offsets change.
 *
 * <p><b>References.</b> A packet whose data is shared can be {@linkplain #hasReferences
 * referenced}: then nobody may change its data or layout. One that shows data of others is
 * {@linkplain #isReferencing referencing}: it may be changed, only the shared bytes may not be
 * written.
 *
 * <p><b>For backends.</b> Every segment is a {@code Packet} object with a buffer of its pool; the
 * first one is the packet, the others are not seen by the application. The protected methods speak
 * of one segment. A backend whose packets are always contiguous implements the abstract ones and no
 * more.
 */
public abstract non-sealed class Packet extends PacketMetadata {
  private @Nullable PacketBuffer buffer;

  /** For backends. */
  protected Packet() {}

  @Override
  public EventType type() {
    return EventType.PACKET;
  }

  @Override
  public abstract PacketPool pool();

  // ---- Layout -----------------------------------------------------------------------------------

  @Override
  public int length() {
    return segmentLength();
  }

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
  public int segmentCount() {
    return 1;
  }

  /**
   * Bytes of all buffers of the packet, head and tail room included (ODP: {@code
   * odp_packet_buf_len}).
   *
   * @return bytes; of shared buffers only the shared data counts
   */
  public final int bufferLength() {
    return Segments.bufferLength(this);
  }

  /**
   * Bytes that {@link #pushHead} can still take (ODP: {@code odp_packet_headroom}).
   *
   * @return bytes; 0 if the first byte is shared
   */
  public abstract int headroom();

  /**
   * Bytes that {@link #pushTail} can still take (ODP: {@code odp_packet_tailroom}).
   *
   * @return bytes; 0 if the last byte is shared
   */
  public final int tailroom() {
    return Segments.last(this).segmentTailroom();
  }

  /**
   * The memory that holds all segments; the same object for all packets of a pool. For header
   * access at full speed together with {@link #dataOffset()}: {@code Ethernet.at(packet.memory(),
   * packet.dataOffset())}.
   *
   * @return off-heap memory, larger than the packet; valid until the pool is closed
   */
  public abstract MemorySegment memory();

  /**
   * Where the data starts (ODP: {@code odp_packet_data}). Changes with push, pull and whatever else
   * changes the layout.
   *
   * @return a byte offset within {@link #memory}
   */
  public abstract long dataOffset();

  /**
   * Where a byte of the data lies (ODP: {@code odp_packet_offset}). {@link #contiguousLength} bytes
   * follow each other from there.
   *
   * @param offset 0 to {@link #length} - 1
   * @return a byte offset within {@link #memory}
   * @throws IndexOutOfBoundsException if it is not an offset of the data
   */
  public final long dataOffset(int offset) {
    return offset >= 0 && offset < segmentLength()
        ? dataOffset() + offset
        : Segments.position(this, offset);
  }

  /**
   * Bytes of data from an offset to its segment's end (ODP: {@code odp_packet_offset}). To visit
   * every segment:
   *
   * <pre>{@code
   * for (int at = 0; at < packet.length(); at += packet.contiguousLength(at)) {
   *   MemorySegment data = packet.slice(at, packet.contiguousLength(at));
   *   ...
   * }
   * }</pre>
   *
   * @param offset 0 to {@link #length} - 1
   * @return 1 or more
   * @throws IndexOutOfBoundsException if it is not an offset of the data
   */
  public final int contiguousLength(int offset) {
    int first = segmentLength();
    return offset >= 0 && offset < first ? first - offset : Segments.contiguous(this, offset);
  }

  /**
   * A view of contiguous data (ODP: {@code odp_packet_offset}).
   *
   * @param offset first byte
   * @param length bytes; a constant makes the fastest code
   * @return memory of exactly {@code length} bytes; the caller must drop it when it hands the
   *     packet over
   * @throws IndexOutOfBoundsException if the range is not within the data of one segment
   */
  public final MemorySegment slice(int offset, int length) {
    int first = segmentLength();
    if (offset > first || (offset == first && length > 0)) {
      Objects.checkFromIndexSize(0, length, contiguousLength(offset));
      return memory().asSlice(Segments.position(this, offset), length);
    }
    Objects.checkFromIndexSize(offset, length, first);
    return memory().asSlice(dataOffset() + offset, length);
  }

  // ---- Moving the ends --------------------------------------------------------------------------

  /**
   * Moves the data's start towards the head (ODP: {@code odp_packet_push_head}). New bytes are
   * undefined. Layer offsets stay as numbers, so they now name other bytes.
   *
   * @param bytes 0 or more
   * @return false if the headroom is smaller
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public final boolean pushHead(int bytes) {
    if (notNegative(bytes) > headroom()) {
      return false;
    }
    total(length() + bytes, segmentCount());
    adjust(-bytes, 0);
    return true;
  }

  /**
   * Moves the data's start towards the tail, within the first segment (ODP: {@code
   * odp_packet_pull_head}).
   *
   * @param bytes 0 to {@link #segmentLength} - 1
   * @return false if it would empty the first segment
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public final boolean pullHead(int bytes) {
    if (notNegative(bytes) >= segmentLength()) {
      return false;
    }
    total(length() - bytes, segmentCount());
    adjust(bytes, 0);
    return true;
  }

  /**
   * Moves the data's end away from the head (ODP: {@code odp_packet_push_tail}). New bytes are
   * undefined.
   *
   * @param bytes 0 or more
   * @return false if the tailroom is smaller
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public final boolean pushTail(int bytes) {
    Packet last = Segments.last(this);
    if (notNegative(bytes) > last.segmentTailroom()) {
      return false;
    }
    total(length() + bytes, segmentCount());
    last.adjust(0, bytes);
    return true;
  }

  /**
   * Moves the data's end towards the head, within the last segment (ODP: {@code
   * odp_packet_pull_tail}).
   *
   * @param bytes 0 to the last segment's length - 1
   * @return false if it would empty the last segment
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public final boolean pullTail(int bytes) {
    Packet last = Segments.last(this);
    if (notNegative(bytes) >= last.segmentLength()) {
      return false;
    }
    total(length() - bytes, segmentCount());
    last.adjust(0, -bytes);
    return true;
  }

  /**
   * Like {@link #pushHead}, but adds segments where the headroom is too small (ODP: {@code
   * odp_packet_extend_head}). No data moves.
   *
   * @param bytes 0 or more
   * @return false if the pool has no free segments, or the packet would become too long
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IllegalStateException if segments are needed and the packet has references
   */
  public final boolean extendHead(int bytes) {
    return pushHead(bytes) || Segments.extendHead(this, bytes);
  }

  /**
   * Like {@link #pullHead}, but removes segments that become empty (ODP: {@code
   * odp_packet_trunc_head}). No data moves.
   *
   * @param bytes 0 to {@link #length} - 1
   * @return false if it would empty the packet
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IllegalStateException if segments go and the packet has references
   */
  public final boolean truncHead(int bytes) {
    return pullHead(bytes) || Segments.truncHead(this, bytes);
  }

  /**
   * Like {@link #pushTail}, but adds segments where the tailroom is too small (ODP: {@code
   * odp_packet_extend_tail}). No data moves.
   *
   * @param bytes 0 or more
   * @return false if the pool has no free segments, or the packet would become too long
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IllegalStateException if segments are needed and the packet has references
   */
  public final boolean extendTail(int bytes) {
    return pushTail(bytes) || Segments.extendTail(this, bytes);
  }

  /**
   * Like {@link #pullTail}, but removes segments that become empty (ODP: {@code
   * odp_packet_trunc_tail}). No data moves.
   *
   * @param bytes 0 to {@link #length} - 1
   * @return false if it would empty the packet
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IllegalStateException if segments go and the packet has references
   */
  public final boolean truncTail(int bytes) {
    return pullTail(bytes) || Segments.truncTail(this, bytes);
  }

  // ---- Changing the middle ----------------------------------------------------------------------

  /**
   * Inserts undefined bytes (ODP: {@code odp_packet_add_data}). Moves data.
   *
   * @param offset of the first new byte, 0 to {@link #length}
   * @param bytes how many, 0 or more
   * @return false if the pool has no free segments, or the packet would become too long
   * @throws IllegalArgumentException if {@code bytes} is negative
   * @throws IndexOutOfBoundsException if the offset is outside
   * @throws IllegalStateException if the packet has references
   */
  public final boolean addData(int offset, int bytes) {
    return DataEdit.add(this, offset, notNegative(bytes));
  }

  /**
   * Removes bytes (ODP: {@code odp_packet_rem_data}). Moves data.
   *
   * @param offset of the first byte
   * @param bytes how many, 0 or more
   * @return false if nothing would be left, or the pool has no free segment and one is needed
   * @throws IndexOutOfBoundsException if the range is not within the data
   * @throws IllegalStateException if the packet has references
   */
  public final boolean removeData(int offset, int bytes) {
    return DataEdit.remove(this, offset, bytes);
  }

  /**
   * Makes a range contiguous and aligned (ODP: {@code odp_packet_align}). Moves data, the range's
   * and others', unless it is so already.
   *
   * @param offset first byte
   * @param length bytes
   * @param alignment of the first byte's address, a power of two; 0 for none
   * @return false if the pool has no free segment, or none so large or so aligned
   * @throws IndexOutOfBoundsException if the range is not within the data
   * @throws IllegalArgumentException if the alignment is neither 0 nor a power of two
   * @throws IllegalStateException if data must move and the packet has references
   */
  public final boolean align(int offset, int length, int alignment) {
    return DataEdit.align(this, offset, length, alignment);
  }

  /**
   * Appends another packet's data (ODP: {@code odp_packet_concat}). This packet's metadata stay and
   * its data does not move. The other packet is gone, and its data is copied only if it is of
   * another pool or there would be too many segments. If it has references, this packet becomes a
   * referencing one.
   *
   * @param other of any pool, of any kind
   * @return false if the pool has no free segments or the packet would become too long; the caller
   *     still owns both
   * @throws IllegalArgumentException if it is this packet
   * @throws IllegalStateException if this packet has references
   */
  public final boolean concat(Packet other) {
    return Segments.concat(this, other);
  }

  /**
   * Cuts the packet in two (ODP: {@code odp_packet_split}). What is before the cut stays where it
   * is and keeps the metadata; of what is behind, the part in the segment that is cut is copied.
   *
   * @param length bytes that stay in this packet, 1 to {@link #length} - 1
   * @return a packet of the same pool with the rest of the data and default metadata, which the
   *     caller owns; null if the length is outside, or the pool has no free segment
   * @throws IllegalArgumentException if {@code length} is negative
   * @throws IllegalStateException if this packet has references
   */
  public final @Nullable Packet split(int length) {
    return Segments.split(this, notNegative(length));
  }

  /**
   * Makes the packet as if just allocated, with the content of the user area and the data undefined
   * (ODP: {@code odp_packet_reset}). Segments that are not needed are freed; none is added.
   *
   * @param length bytes of data, at least 1
   * @return false if it is more than {@link #resetMaxLength}
   * @throws IllegalArgumentException if {@code length} is less than 1
   * @throws IllegalStateException if the packet has references or is referencing
   */
  public final boolean reset(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
    return Segments.reset(this, length);
  }

  /**
   * The longest that {@link #reset} can make the packet (ODP: {@code odp_packet_reset_max_len}).
   *
   * @return bytes
   */
  public final int resetMaxLength() {
    return bufferLength() - initialHeadroom();
  }

  // ---- Taking apart -----------------------------------------------------------------------------

  /**
   * Takes the packet apart into the buffers of its segments (ODP: {@code odp_packet_disassemble}).
   * No byte moves. The packet is gone; the caller owns the buffers, which go back to the pool when
   * packets that are made of them are freed.
   *
   * @param buffers receives them, first segment first
   * @param offset index of the first
   * @return how many there are, {@link #segmentCount}
   * @throws IndexOutOfBoundsException if they do not fit into the array; nothing was changed
   * @throws IllegalStateException if the packet has references or is referencing
   */
  public final int disassemble(PacketBuffer[] buffers, int offset) {
    return Assembly.disassemble(this, buffers, offset);
  }

  /**
   * Makes a packet of buffers, each of which becomes a segment (ODP: {@code
   * odp_packet_reassemble}). No byte moves; metadata has its defaults.
   *
   * @param buffers holds them, in the order of the data; of one pool, of any packets
   * @param offset index of the first
   * @param count how many, at least 1
   * @return a packet that the caller owns instead of the buffers; null if it would have too many
   *     segments or be too long
   * @throws IndexOutOfBoundsException if the range is not within the array
   * @throws IllegalArgumentException if {@code count} is less than 1, or the pools differ
   * @throws IllegalStateException if a buffer is a part of a packet or there twice
   */
  public static @Nullable Packet reassemble(PacketBuffer[] buffers, int offset, int count) {
    return Assembly.reassemble(buffers, offset, count);
  }

  /** What this segment is while it is no part of a packet. */
  final PacketBuffer asBuffer() {
    PacketBuffer made = buffer;
    if (made == null) {
      made = new PacketBuffer(this);
      buffer = made;
    }
    return made;
  }

  // ---- Copies -----------------------------------------------------------------------------------

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
  public final void copyTo(int offset, MemorySegment target, long targetOffset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    if (length <= segmentLength() - offset) {
      MemorySegment.copy(memory(), dataOffset() + offset, target, targetOffset, length);
    } else {
      DataCopy.out(this, offset, target, targetOffset, length);
    }
  }

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
  public final void copyFrom(int offset, MemorySegment source, long sourceOffset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    if (length <= segmentLength() - offset) {
      MemorySegment.copy(source, sourceOffset, memory(), dataOffset() + offset, length);
    } else {
      DataCopy.in(this, offset, source, sourceOffset, length);
    }
  }

  /**
   * Copies data of another packet (ODP: {@code odp_packet_copy_from_pkt}).
   *
   * @param offset first byte of this packet's data
   * @param source another packet, of any pool; for the same see {@link #moveData}
   * @param sourceOffset first byte of its data
   * @param length bytes
   * @throws IndexOutOfBoundsException if a range is outside the data; nothing was copied
   */
  public final void copyFrom(int offset, Packet source, int sourceOffset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    Objects.checkFromIndexSize(sourceOffset, length, source.length());
    DataCopy.between(source, sourceOffset, this, offset, length);
  }

  /**
   * Copies data within the packet; the ranges may overlap (ODP: {@code odp_packet_move_data},
   * {@code odp_packet_copy_data}).
   *
   * @param to first byte of the target
   * @param from first byte of the source
   * @param length bytes
   * @throws IndexOutOfBoundsException if a range is outside the data; nothing was copied
   */
  public final void moveData(int to, int from, int length) {
    Objects.checkFromIndexSize(to, length, length());
    Objects.checkFromIndexSize(from, length, length());
    DataCopy.within(this, to, from, length);
  }

  /**
   * A copy of data and metadata, the user area included, that shares nothing (ODP: {@code
   * odp_packet_copy}).
   *
   * @param target the pool to allocate from
   * @return a packet that the caller owns; null if the pool has none free, its packets are too
   *     short or its user area is too small
   */
  public final @Nullable Packet copy(PacketPool target) {
    if (target.param().userArea() < userArea().byteSize()) {
      return null;
    }
    Packet copy = copyPart(0, length(), target);
    if (copy != null) {
      MemorySegment.copy(userArea(), 0, copy.userArea(), 0, userArea().byteSize());
      copy.copyMetadataFrom(this);
    }
    return copy;
  }

  /**
   * A copy of a range of the data, with default metadata (ODP: {@code odp_packet_copy_part}).
   *
   * @param offset first byte
   * @param length bytes, at least 1
   * @param target the pool to allocate from
   * @return a packet that the caller owns; null if the pool has none free or its packets are too
   *     short
   * @throws IndexOutOfBoundsException if the range is not within the data
   * @throws IllegalArgumentException if {@code length} is less than 1
   */
  public final @Nullable Packet copyPart(int offset, int length, PacketPool target) {
    Objects.checkFromIndexSize(offset, length, length());
    Packet copy = target.alloc(length);
    if (copy != null) {
      DataCopy.between(this, offset, copy, 0, length);
    }
    return copy;
  }

  // ---- References -------------------------------------------------------------------------------

  /**
   * Makes the caller one owner more of this packet (ODP: {@code odp_packet_ref_static}). Each owner
   * frees or hands over once; the last gives it back. While there are several, none may change data
   * or metadata. Thread-safe among owners.
   *
   * @return this packet; null if the backend cannot
   */
  public final @Nullable Packet refStatic() {
    return retain() ? this : null;
  }

  /**
   * A new packet that shares this one's data from an offset to the end (ODP: {@code
   * odp_packet_ref}). It has default metadata, no room, and an element of the pool for each of its
   * segments; what is pushed or extended is its own. Both can be freed in any order. Thread-safe
   * among owners.
   *
   * @param offset 0 to {@link #length} - 1
   * @return a packet that the caller owns; null if the pool has no free elements or the backend
   *     cannot
   * @throws IndexOutOfBoundsException if it is not an offset of the data
   */
  public final @Nullable Packet ref(int offset) {
    return References.of(this, offset);
  }

  /**
   * Puts a header before shared data (ODP: {@code odp_packet_ref_pkt}): the header packet followed
   * by what {@link #ref(int)} makes.
   *
   * @param offset 0 to {@link #length} - 1
   * @param header becomes the result
   * @return the header packet; null if the pool has no free elements
   * @throws IndexOutOfBoundsException if it is not an offset of the data
   * @throws IllegalArgumentException if the header is this packet
   * @throws IllegalStateException if the header has references
   */
  public final @Nullable Packet ref(int offset, Packet header) {
    return References.behind(header, this, offset);
  }

  /**
   * Whether others share data of this packet, so that it must not be changed (ODP: {@code
   * odp_packet_has_ref}).
   *
   * @return true if it has several owners or is shown by referencing packets
   */
  public final boolean hasReferences() {
    return References.any(this);
  }

  /**
   * Whether this packet shows data of others (ODP: {@code odp_packet_is_referencing}).
   *
   * @return true if it came from {@link #ref(int)} and still shares data
   */
  public final boolean isReferencing() {
    return References.borrows(this);
  }

  // ---- Parsing --------------------------------------------------------------------------------

  /**
   * Parses the headers (ODP: {@code odp_packet_parse}). Sets flags, checksum status and offsets
   * from the layer of the first header up to the last that was asked for, and the offset of the
   * next; clears those that were not found, and those of higher layers. What is malformed is
   * flagged, and never thrown.
   *
   * @param offset the first header's first byte
   * @param param what to parse
   * @return true if no error was found
   * @throws IndexOutOfBoundsException if {@code offset} is outside the data
   */
  public final boolean parse(int offset, ParseParam param) {
    Objects.checkIndex(offset, length());
    long parsed = Headers.parse(this, offset, param);
    boolean eth = param.proto() == Proto.ETH;
    int l3 = Parsed.l3(parsed);
    int l4 = Parsed.l4(parsed);
    headers(
        (eth ? 0 : flags() & PacketFlags.OF_L2) | Parsed.flags(parsed),
        eth ? offset : l2Offset(),
        l3 < 0 ? OFFSET_INVALID : offset + l3,
        l4 < 0 ? OFFSET_INVALID : offset + l4);
    return (parsed & PacketFlags.ERRORS) == 0;
  }

  /**
   * Parses several packets, all of them, whatever is found (ODP: {@code odp_packet_parse_multi}).
   *
   * @param packets holds them
   * @param offsets the first header's first byte of each, at the same index
   * @param first index of the first
   * @param count how many
   * @param param what to parse
   * @return how many have no error
   * @throws IndexOutOfBoundsException if the range is not within the arrays, or an offset is
   *     outside its packet's data
   */
  public static int parse(Packet[] packets, int[] offsets, int first, int count, ParseParam param) {
    Objects.checkFromIndexSize(first, count, packets.length);
    Objects.checkFromIndexSize(first, count, offsets.length);
    int sound = 0;
    for (int i = first; i < first + count; i++) {
      if (packets[i].parse(offsets[i], param)) {
        sound++;
      }
    }
    return sound;
  }

  /**
   * All that is known of the headers (ODP: {@code odp_packet_parse_result}).
   *
   * @return a snapshot
   */
  public final ParseResult parseResult() {
    return new ParseResult(
        flags(),
        length(),
        l2Offset(),
        l3Offset(),
        l4Offset(),
        l3Type(),
        l4Type(),
        l3ChecksumStatus(),
        l4ChecksumStatus());
  }

  // ---- Among other events -----------------------------------------------------------------------

  /**
   * Sorts events into packets and others, each in the order they came in (ODP: {@code
   * odp_event_filter_packet}).
   *
   * @param events holds the events
   * @param offset index of the first one
   * @param count how many
   * @param packets receives the packets, from index 0
   * @param others receives the rest, from index 0; may be {@code events}
   * @return how many are packets; all else of {@code count} are others
   * @throws IndexOutOfBoundsException if the range is not within the array, or another array is
   *     shorter than {@code count}; nothing was written
   */
  public static int filter(
      Event[] events, int offset, int count, Packet[] packets, Event[] others) {
    Objects.checkFromIndexSize(offset, count, events.length);
    Objects.checkFromIndexSize(0, count, packets.length);
    Objects.checkFromIndexSize(0, count, others.length);
    int found = 0;
    for (int i = 0; i < count; i++) {
      Event event = events[offset + i];
      if (event instanceof Packet packet) {
        packets[found++] = packet;
      } else {
        others[i - found] = event;
      }
    }
    return found;
  }

  // ---- For people -------------------------------------------------------------------------------

  /**
   * What can be said in a line (ODP: {@code odp_packet_print}).
   *
   * @return lengths and metadata
   */
  @Override
  public final String toString() {
    return PacketText.line(this);
  }

  /**
   * Data in hexadecimal (ODP: {@code odp_packet_print_data}).
   *
   * @param offset first byte
   * @param length bytes
   * @return lines of an offset and 16 bytes
   * @throws IndexOutOfBoundsException if the range is not within the data
   */
  public final String hexDump(int offset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    return PacketText.hex(this, offset, length);
  }

  // ---- For backends: one segment ----------------------------------------------------------------

  /**
   * Bytes before the data of a new packet.
   *
   * @return as the pool was asked to
   */
  protected abstract int initialHeadroom();

  /**
   * Bytes behind the segment's data in its buffer.
   *
   * @return bytes; 0 if the data is borrowed
   */
  protected abstract int segmentTailroom();

  /**
   * Moves the ends of the segment's data, of a borrowed one too. The caller has checked that it is
   * possible.
   *
   * @param head by how many bytes the start moves towards the tail; may be negative
   * @param tail by how many bytes the end moves away from the head; may be negative
   */
  protected abstract void adjust(int head, int tail);

  /**
   * Notes the sums over all segments, in the first one.
   *
   * @param length bytes of data
   * @param segments how many there are
   */
  protected void total(int length, int segments) {}

  /**
   * The most segments of a packet.
   *
   * @return 1 if packets are always contiguous; then none of the following is called
   */
  protected int maxSegments() {
    return 1;
  }

  /**
   * The longest packet.
   *
   * @return bytes, as the pool's capability says
   */
  protected int longest() {
    return Integer.MAX_VALUE;
  }

  /**
   * The segment behind this one.
   *
   * @return null if it is the last
   */
  protected @Nullable Packet nextSegment() {
    return null;
  }

  /**
   * Sets the segment behind this one.
   *
   * @param next null if this is to be the last
   */
  protected void chain(@Nullable Packet next) {
    throw contiguous();
  }

  /**
   * Takes a free element of this packet's pool.
   *
   * @return a last segment with no data at the very start of its buffer and default metadata; null
   *     if none is free
   */
  protected @Nullable Packet newSegment() {
    return null;
  }

  /** Gives this segment and all behind it back to the pool; what others share stays theirs. */
  protected void release() {
    throw contiguous();
  }

  /**
   * Exchanges the buffers of this packet and a segment of it, with the data in them, what is
   * borrowed, and the segments behind. This object stays the packet; sums and metadata that the
   * backend keeps in the buffer move with it. Neither is shared.
   *
   * @param segment a segment of this packet's pool
   */
  protected void exchange(Packet segment) {
    throw contiguous();
  }

  /**
   * Whether others use the segment's buffer.
   *
   * @return true if it is borrowed by others or has several owners
   */
  protected boolean shared() {
    return false;
  }

  /**
   * Whether the segment's data is in the buffer of another.
   *
   * @return true after {@link #borrow}
   */
  protected boolean borrowed() {
    return false;
  }

  /**
   * Makes this segment show data of another, which stays as long as it is shown. The other one may
   * have borrowed it itself. Thread-safe for the other one.
   *
   * @param other whose data it is
   * @param offset first byte of its data
   * @param length bytes
   */
  protected void borrow(Packet other, int offset, int length) {
    throw contiguous();
  }

  /**
   * Adds an owner to the packet. Thread-safe.
   *
   * @return false if the backend cannot
   */
  protected boolean retain() {
    return false;
  }

  /**
   * The application owns the packet from now on, by another way than allocation.
   *
   * @param how such as {@code split off}
   */
  protected void handedOut(String how) {}

  /**
   * The application owns the packet no more, by another way than free.
   *
   * @param how such as {@code appended to another packet}
   */
  protected void takenIn(String how) {}

  private static UnsupportedOperationException contiguous() {
    return new UnsupportedOperationException("packets of this backend have one segment");
  }

  private static int notNegative(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a count of " + bytes + " bytes is negative");
    }
    return bytes;
  }
}
