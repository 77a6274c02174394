package org.odpj.spi.output;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.packet.Packet;
import org.odpj.proto.Crc32c;
import org.odpj.proto.InternetChecksum;

/** Numbers in network byte order and sums, wherever in a packet's segments they are. */
final class PacketBytes {
  private PacketBytes() {}

  static int get8(Packet packet, int offset) {
    return Byte.toUnsignedInt(
        packet.memory().get(ValueLayout.JAVA_BYTE, packet.dataOffset(offset)));
  }

  static int get16(Packet packet, int offset) {
    return get8(packet, offset) << 8 | get8(packet, offset + 1);
  }

  static void set8(Packet packet, int offset, int value) {
    packet.memory().set(ValueLayout.JAVA_BYTE, packet.dataOffset(offset), (byte) value);
  }

  static void set16(Packet packet, int offset, int value) {
    set8(packet, offset, value >>> 8);
    set8(packet, offset + 1, value);
  }

  /** Adds to a field, which wraps around. */
  static void add(Packet packet, int offset, int size, long summand) {
    long carry = summand;
    for (int i = offset + size - 1; i >= offset; i--) {
      carry += get8(packet, i);
      set8(packet, i, (int) carry);
      carry >>= Byte.SIZE;
    }
  }

  /** The Internet checksum's sum of a range. A part that starts at an odd place counts swapped. */
  static int sum(Packet packet, int offset, int length) {
    MemorySegment memory = packet.memory();
    int end = offset + length;
    long sum = 0;
    for (int at = offset; at < end; ) {
      int part = Math.min(packet.contiguousLength(at), end - at);
      int partial = InternetChecksum.sum(memory, packet.dataOffset(at), part);
      boolean odd = ((at - offset) & 1) != 0;
      sum += odd ? (partial & 0xff) << 8 | partial >>> 8 : partial;
      at += part;
    }
    return InternetChecksum.fold(sum);
  }

  static int crc32c(Packet packet, int offset, int length) {
    MemorySegment memory = packet.memory();
    int end = offset + length;
    int crc = 0;
    for (int at = offset; at < end; ) {
      int part = Math.min(packet.contiguousLength(at), end - at);
      crc = Crc32c.update(crc, memory, packet.dataOffset(at), part);
      at += part;
    }
    return crc;
  }
}
