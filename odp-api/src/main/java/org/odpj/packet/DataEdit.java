package org.odpj.packet;

import java.util.Objects;

/**
 * Changes in the middle of a packet. Data that is not shared is moved, by the side that has less of
 * it; where some is shared, segments are cut and others put between.
 */
final class DataEdit {
  private DataEdit() {}

  static boolean add(Packet packet, int offset, int bytes) {
    int length = packet.length();
    Objects.checkFromToIndex(offset, length, length);
    int behind = length - offset;
    Segments.requireUnshared(packet);
    if (offset == 0) {
      return packet.extendHead(bytes);
    }
    if (behind == 0) {
      return packet.extendTail(bytes);
    }
    if (References.borrows(packet)) {
      return insert(packet, offset, bytes);
    }
    return growsAtHead(packet, bytes, offset <= behind)
        ? addByHead(packet, offset, bytes)
        : addByTail(packet, offset, bytes);
  }

  /** At the end with less data to move, unless only the other one has room. */
  private static boolean growsAtHead(Packet packet, int bytes, boolean shorter) {
    return shorter
        ? bytes <= packet.headroom() || bytes > packet.tailroom()
        : bytes <= packet.headroom() && bytes > packet.tailroom();
  }

  private static boolean addByHead(Packet packet, int offset, int bytes) {
    if (!packet.extendHead(bytes)) {
      return false;
    }
    packet.moveData(0, bytes, offset);
    return true;
  }

  private static boolean addByTail(Packet packet, int offset, int bytes) {
    int behind = packet.length() - offset;
    if (!packet.extendTail(bytes)) {
      return false;
    }
    packet.moveData(offset + bytes, offset, behind);
    return true;
  }

  private static boolean insert(Packet packet, int offset, int bytes) {
    if (bytes == 0) {
      return true;
    }
    Packet tail = Segments.cut(packet, offset);
    if (tail == null) {
      return false;
    }
    boolean done =
        bytes <= packet.longest() - packet.length() - tail.length() && packet.extendTail(bytes);
    if (done && packet.segmentCount() + tail.segmentCount() > packet.maxSegments()) {
      packet.truncTail(bytes);
      done = false;
    }
    Segments.join(packet, tail);
    return done;
  }

  static boolean remove(Packet packet, int offset, int bytes) {
    int length = packet.length();
    Objects.checkFromIndexSize(offset, bytes, length);
    int behind = length - offset - bytes;
    Segments.requireUnshared(packet);
    if (offset == 0) {
      return packet.truncHead(bytes);
    }
    if (behind == 0) {
      return packet.truncTail(bytes);
    }
    if (References.borrows(packet)) {
      return cutOut(packet, offset, bytes);
    }
    if (offset <= behind) {
      packet.moveData(bytes, 0, offset);
      return packet.truncHead(bytes);
    }
    packet.moveData(offset, offset + bytes, behind);
    return packet.truncTail(bytes);
  }

  private static boolean cutOut(Packet packet, int offset, int bytes) {
    boolean fits = packet.segmentCount() < packet.maxSegments();
    Packet tail = fits ? Segments.cut(packet, offset) : null;
    if (tail == null) {
      return false;
    }
    tail.truncHead(bytes);
    Segments.join(packet, tail);
    return true;
  }

  static boolean align(Packet packet, int offset, int length, int alignment) {
    Objects.checkFromIndexSize(offset, length, packet.length());
    if (alignment < 0 || Integer.bitCount(alignment) > 1) {
      throw new IllegalArgumentException(
          "alignment %d is neither 0 nor a power of two".formatted(alignment));
    }
    int unit = Math.max(1, alignment);
    if (length == 0) {
      return true;
    }
    int off = misalignment(packet, packet.dataOffset(offset), unit);
    boolean contiguous = packet.contiguousLength(offset) >= length;
    if (contiguous && off == 0) {
      return true;
    }
    Segments.requireUnshared(packet);
    if (packet.segmentCount() == 1 && off <= packet.headroom() && !References.borrows(packet)) {
      packet.pushHead(off);
      packet.moveData(0, off, packet.length() - off);
      packet.pullTail(off);
      return true;
    }
    return replace(packet, offset, length, unit);
  }

  /** Puts a range into a segment of its own. */
  private static boolean replace(Packet packet, int offset, int length, int unit) {
    Packet own = packet.newSegment();
    if (own == null) {
      return false;
    }
    int shift = -misalignment(own, own.dataOffset(), unit) & (unit - 1);
    int behind = packet.length() - offset - length;
    boolean fits =
        shift + length <= own.segmentTailroom()
            && packet.segmentCount() + 2 <= packet.maxSegments();
    Packet tail = fits && behind > 0 ? Segments.cut(packet, offset + length) : null;
    if (!fits || (behind > 0 && tail == null)) {
      own.release();
      return false;
    }
    own.adjust(shift, shift + length);
    own.total(length, 1);
    DataCopy.between(packet, offset, own, 0, length);
    if (offset > 0) {
      packet.truncTail(length);
      Segments.join(packet, own);
    } else {
      packet.exchange(own);
      own.release();
      packet.total(length, 1);
    }
    if (tail != null) {
      Segments.join(packet, tail);
    }
    return true;
  }

  private static int misalignment(Packet packet, long position, int unit) {
    return (int) ((packet.memory().address() + position) & (unit - 1));
  }
}
