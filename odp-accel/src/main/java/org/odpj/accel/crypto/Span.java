package org.odpj.accel.crypto;

import org.odpj.packet.Packet;

/** A run of bytes in a packet. Reused from operation to operation. */
final class Span {
  private static final int BITS = 8;

  /** The first byte's offset in the packet. */
  int offset;

  /** How many bytes. */
  int length;

  /** The same in the unit of the session: bytes or bits. */
  int units;

  /**
   * Sets it.
   *
   * @param what for the message
   * @throws IllegalArgumentException if it starts within a byte or is negative
   */
  void set(String what, int newOffset, int newLength, boolean bits) {
    if (newOffset < 0 || newLength < 0) {
      throw new IllegalArgumentException(
          "the %s of %d at %d is negative".formatted(what, newLength, newOffset));
    }
    units = newLength;
    if (!bits) {
      offset = newOffset;
      length = newLength;
      return;
    }
    if (newOffset % BITS != 0) {
      throw new IllegalArgumentException(
          "the %s starts at bit %d, which is no whole byte".formatted(what, newOffset));
    }
    offset = newOffset / BITS;
    length = (int) ((newLength + (long) BITS - 1) / BITS);
  }

  void clear() {
    offset = 0;
    length = 0;
    units = 0;
  }

  /** Makes sure that it lies in a packet, when moved by a shift. */
  void check(String what, Packet packet, int shift) {
    long from = (long) offset + shift;
    if (length > 0 && (from < 0 || from + length > packet.length())) {
      throw new IllegalArgumentException(
          "the %s of %d bytes at %d is not within the packet's %d"
              .formatted(what, length, from, packet.length()));
    }
  }

  int end() {
    return offset + length;
  }

  boolean contains(Span other) {
    return other.length > 0 && other.offset >= offset && other.end() <= end();
  }
}
