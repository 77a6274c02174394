package org.odpj.validation.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.odpj.packet.Packet;

/** Content of memory and packets. */
final class Bytes {
  private Bytes() {}

  /** Writes the last four bytes. */
  static void putLast(MemorySegment memory, int number) {
    memory.set(ValueLayout.JAVA_INT_UNALIGNED, memory.byteSize() - Integer.BYTES, number);
  }

  /** Reads the last four bytes. */
  static int last(MemorySegment memory) {
    return memory.get(ValueLayout.JAVA_INT_UNALIGNED, memory.byteSize() - Integer.BYTES);
  }

  static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Writes the whole data of a packet. */
  static void fill(Packet packet, byte[] content) {
    packet.copyFrom(0, MemorySegment.ofArray(content), 0, content.length);
  }

  /** The whole data of a packet. */
  static byte[] of(Packet packet) {
    byte[] content = new byte[packet.length()];
    packet.copyTo(0, MemorySegment.ofArray(content), 0, content.length);
    return content;
  }
}
