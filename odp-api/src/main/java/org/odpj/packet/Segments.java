package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the chain of a packet's segments.
 *
 * <p>The packet object is always the first segment. So where a packet gets another first segment,
 * the two objects exchange their buffers, and no byte moves.
 */
final class Segments {
  private Segments() {}

  static Packet last(Packet packet) {
    if (packet.segmentCount() == 1) {
      return packet;
    }
    return lastOf(packet);
  }

  /** The last segment of a chain whose sums may not be right. */
  private static Packet lastOf(Packet chain) {
    Packet last = chain;
    for (Packet s = chain.nextSegment(); s != null; s = s.nextSegment()) {
      last = s;
    }
    return last;
  }

  static int bufferLength(Packet packet) {
    int bytes = 0;
    for (Packet s = packet; s != null; s = s.nextSegment()) {
      bytes += s.headroom() + s.segmentLength() + s.segmentTailroom();
    }
    return bytes;
  }

  static long position(Packet packet, int offset) {
    int at = Objects.checkIndex(offset, packet.length());
    Packet segment = packet;
    while (at >= segment.segmentLength()) {
      at -= segment.segmentLength();
      segment = following(segment);
    }
    return segment.dataOffset() + at;
  }

  static int contiguous(Packet packet, int offset) {
    int at = Objects.checkIndex(offset, packet.length());
    Packet segment = packet;
    while (at >= segment.segmentLength()) {
      at -= segment.segmentLength();
      segment = following(segment);
    }
    return segment.segmentLength() - at;
  }

  /** The next segment where the packet's length says that there is one. */
  static Packet following(Packet segment) {
    return Objects.requireNonNull(segment.nextSegment(), "a packet ends before its length");
  }

  static boolean extendTail(Packet packet, int bytes) {
    if (!mayGrow(packet, bytes)) {
      return false;
    }
    Packet last = last(packet);
    int room = last.segmentTailroom();
    int most = packet.maxSegments() - packet.segmentCount();
    Packet added = null;
    Packet end = null;
    int count = 0;
    for (int left = bytes - room; left > 0; count++) {
      Packet segment = count < most ? packet.newSegment() : null;
      if (segment == null) {
        release(added);
        return false;
      }
      int part = Math.min(left, segment.segmentTailroom());
      segment.adjust(0, part);
      left -= part;
      if (end == null) {
        added = segment;
      } else {
        end.chain(segment);
      }
      end = segment;
    }
    packet.total(packet.length() + bytes, packet.segmentCount() + count);
    last.adjust(0, room);
    last.chain(added);
    return true;
  }

  static boolean extendHead(Packet packet, int bytes) {
    if (!mayGrow(packet, bytes)) {
      return false;
    }
    int room = packet.headroom();
    int most = packet.maxSegments() - packet.segmentCount();
    Packet added = null;
    int count = 0;
    for (int left = bytes - room; left > 0; count++) {
      Packet segment = count < most ? packet.newSegment() : null;
      if (segment == null) {
        release(added);
        return false;
      }
      int buffer = segment.segmentTailroom();
      int part = Math.min(left, buffer);
      segment.adjust(buffer - part, buffer); // At its end, so that the rest is headroom.
      segment.chain(added);
      left -= part;
      added = segment;
    }
    packet.adjust(-room, 0);
    if (added != null) {
      prepend(packet, added);
    }
    packet.total(packet.length() + bytes, packet.segmentCount() + count);
    return true;
  }

  /** Puts a chain before a packet's first segment; the sums are the caller's to mend. */
  static void prepend(Packet packet, Packet first) {
    packet.exchange(first);
    lastOf(packet).chain(first);
  }

  static boolean truncHead(Packet packet, int bytes) {
    if (bytes >= packet.length()) {
      return false;
    }
    requireUnshared(packet);
    int left = bytes;
    int dropped = 0;
    Packet before = packet;
    Packet first = packet;
    for (; left >= first.segmentLength(); dropped++) {
      left -= first.segmentLength();
      before = first;
      first = following(first);
    }
    before.chain(null);
    packet.exchange(first);
    first.release();
    packet.adjust(left, 0);
    packet.total(packet.length() - bytes, packet.segmentCount() - dropped);
    return true;
  }

  static boolean truncTail(Packet packet, int bytes) {
    int kept = packet.length() - bytes;
    if (kept < 1) {
      return false;
    }
    requireUnshared(packet);
    Packet last = packet;
    int count = 1;
    int left = kept;
    for (; left > last.segmentLength(); count++) {
      left -= last.segmentLength();
      last = following(last);
    }
    last.adjust(0, left - last.segmentLength());
    release(last.nextSegment());
    last.chain(null);
    packet.total(kept, count);
    return true;
  }

  static @Nullable Packet split(Packet packet, int length) {
    if (length < 1 || length >= packet.length()) {
      return null;
    }
    requireUnshared(packet);
    Packet tail = cut(packet, length);
    if (tail != null) {
      tail.resetMetadata();
      tail.handedOut("split off");
    }
    return tail;
  }

  /**
   * Ends a packet before its end and returns the rest as a chain with its sums; null if a segment
   * is needed and none is free.
   */
  static @Nullable Packet cut(Packet packet, int length) {
    if (packet.maxSegments() == 1) {
      return null;
    }
    int at = length;
    int count = 1;
    Packet segment = packet;
    for (; at > segment.segmentLength(); count++) {
      at -= segment.segmentLength();
      segment = following(segment);
    }
    Packet tail = segment.nextSegment();
    int tailCount = packet.segmentCount() - count;
    int rest = segment.segmentLength() - at;
    if (rest > 0) {
      tail = rest(segment, at, rest);
      if (tail == null) {
        return null;
      }
      tailCount++;
    }
    segment.chain(null);
    Objects.requireNonNull(tail, "a cut before the end leaves a rest")
        .total(packet.length() - length, tailCount);
    packet.total(length, count);
    return tail;
  }

  /** Moves the rest of a segment, and all behind it, to a new segment. */
  private static @Nullable Packet rest(Packet segment, int at, int rest) {
    Packet tail = segment.newSegment();
    if (tail == null) {
      return null;
    }
    if (segment.borrowed()) {
      tail.borrow(segment, at, rest);
    } else {
      tail.adjust(0, rest);
      MemorySegment.copy(
          segment.memory(), segment.dataOffset() + at, tail.memory(), tail.dataOffset(), rest);
    }
    tail.chain(segment.nextSegment());
    segment.adjust(0, -rest);
    return tail;
  }

  @SuppressWarnings("ReferenceEquality") // A pool is a thing, not a value.
  static boolean concat(Packet packet, Packet other) {
    checkDistinct(packet, other);
    if (!mayGrow(packet, other.length())) {
      return false;
    }
    boolean chains =
        packet.pool() == other.pool()
            && packet.segmentCount() + other.segmentCount() <= packet.maxSegments();
    if (!chains) {
      return append(packet, other);
    }
    if (References.any(other)) {
      Packet shown = References.chain(other, 0);
      if (shown == null) {
        return append(packet, other);
      }
      other.free();
      join(packet, shown);
      return true;
    }
    other.takenIn("appended to another packet");
    join(packet, other);
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // Two packets are two things.
  static void checkDistinct(Packet packet, Packet other) {
    if (packet == other) {
      throw new IllegalArgumentException("a packet cannot be appended to itself");
    }
  }

  /** Appends by copying. */
  private static boolean append(Packet packet, Packet other) {
    int length = packet.length();
    if (!packet.extendTail(other.length())) {
      return false;
    }
    DataCopy.between(other, 0, packet, length, other.length());
    other.free();
    return true;
  }

  /** Links a chain with its sums behind a packet. */
  static void join(Packet packet, Packet tail) {
    int length = packet.length() + tail.length();
    int count = packet.segmentCount() + tail.segmentCount();
    tail.resetMetadata();
    tail.total(tail.segmentLength(), 1);
    last(packet).chain(tail);
    packet.total(length, count);
  }

  static boolean reset(Packet packet, int length) {
    requireUnshared(packet);
    if (References.borrows(packet)) {
      throw new IllegalStateException("a packet that shows data of others cannot be reset");
    }
    if (length > packet.resetMaxLength()) {
      return false;
    }
    packet.resetMetadata();
    int head = packet.initialHeadroom();
    int left = length;
    int count = 0;
    Packet last = packet;
    for (Packet s = packet; s != null && left > 0; s = s.nextSegment(), count++) {
      int room = s.headroom() + s.segmentLength() + s.segmentTailroom() - head;
      int part = Math.min(left, room);
      int start = head - s.headroom();
      s.adjust(start, start + part - s.segmentLength());
      left -= part;
      head = 0;
      last = s;
    }
    Packet rest = last.nextSegment();
    if (rest != null) {
      last.chain(null);
      rest.release();
    }
    packet.total(length, count);
    return true;
  }

  static void requireUnshared(Packet packet) {
    if (References.any(packet)) {
      throw new IllegalStateException("a packet that has references must not be changed");
    }
  }

  static void release(@Nullable Packet chain) {
    if (chain != null) {
      chain.release();
    }
  }

  private static boolean mayGrow(Packet packet, int bytes) {
    requireUnshared(packet);
    return bytes <= packet.longest() - packet.length();
  }
}
