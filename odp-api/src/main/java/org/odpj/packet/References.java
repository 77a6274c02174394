package org.odpj.packet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Packets that show data of other packets. */
final class References {
  private References() {}

  /** Whether others use a buffer of the packet. */
  static boolean any(Packet packet) {
    if (packet.segmentCount() == 1) {
      return packet.shared();
    }
    for (Packet s = packet; s != null; s = s.nextSegment()) {
      if (s.shared()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the packet uses a buffer of another one. */
  static boolean borrows(Packet packet) {
    if (packet.segmentCount() == 1) {
      return packet.borrowed();
    }
    for (Packet s = packet; s != null; s = s.nextSegment()) {
      if (s.borrowed()) {
        return true;
      }
    }
    return false;
  }

  static @Nullable Packet of(Packet packet, int offset) {
    Objects.checkIndex(offset, packet.length());
    Packet shown = chain(packet, offset);
    if (shown != null) {
      shown.handedOut("referenced");
    }
    return shown;
  }

  static @Nullable Packet behind(Packet header, Packet packet, int offset) {
    Segments.checkDistinct(packet, header);
    Objects.checkIndex(offset, packet.length());
    Segments.requireUnshared(header);
    Packet shown = of(packet, offset);
    if (shown == null) {
      return null;
    }
    if (!header.concat(shown)) {
      shown.free();
      return null;
    }
    return header;
  }

  /** New segments that show a packet's data from an offset on, with their sums. */
  static @Nullable Packet chain(Packet packet, int offset) {
    Packet first = null;
    Packet last = null;
    int count = 0;
    int at = offset;
    for (Packet s = packet; s != null; s = s.nextSegment()) {
      int length = s.segmentLength();
      if (at >= length) {
        at -= length;
        continue;
      }
      Packet shown = packet.newSegment();
      if (shown == null) {
        Segments.release(first);
        return null;
      }
      shown.borrow(s, at, length - at);
      at = 0;
      count++;
      if (last == null) {
        first = shown;
      } else {
        last.chain(shown);
      }
      last = shown;
    }
    Objects.requireNonNull(first, "the offset is within the data")
        .total(packet.length() - offset, count);
    return first;
  }
}
