package org.odpj.linuxgeneric.classify;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.odpj.packet.Packet;

/** Reads numbers in network byte order anywhere in a packet, across segments. For one thread. */
final class HeaderBytes {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Packet packet;
  private MemorySegment memory;
  private long data;
  private int first;
  private int length;

  HeaderBytes(Packet packet) {
    this.packet = packet;
    this.memory = packet.memory();
    look(packet);
  }

  void look(Packet at) {
    packet = at;
    memory = at.memory();
    data = at.dataOffset();
    first = at.segmentLength();
    length = at.length();
  }

  /** Whether the packet has these bytes. */
  boolean has(int offset, int bytes) {
    return offset >= 0 && bytes <= length - offset;
  }

  /** The number that 1 to 8 bytes are; the packet has them. */
  long get(int offset, int bytes) {
    if (bytes > first - offset) {
      return acrossSegments(offset, bytes);
    }
    long at = data + offset;
    return switch (bytes) {
      case 1 -> memory.get(ValueLayout.JAVA_BYTE, at) & 0xff;
      case 2 -> memory.get(SHORT, at) & 0xffff;
      case 4 -> memory.get(INT, at) & 0xffff_ffffL;
      case 8 -> memory.get(LONG, at);
      default -> odd(at, bytes);
    };
  }

  private long odd(long at, int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = (number << Byte.SIZE) | (memory.get(ValueLayout.JAVA_BYTE, at + i) & 0xff);
    }
    return number;
  }

  private long acrossSegments(int offset, int bytes) {
    long number = 0;
    for (int i = offset; i < offset + bytes; i++) {
      int octet = memory.get(ValueLayout.JAVA_BYTE, packet.dataOffset(i)) & 0xff;
      number = (number << Byte.SIZE) | octet;
    }
    return number;
  }
}
