package org.odpj.parse;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;

/** A frame of the corpus, with what it is made of. */
final class Frame {
  private final String name;
  private final byte[] bytes;

  Frame(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** Its content, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /** Its first bytes only. */
  Frame truncated(int length) {
    return new Frame(name + ", cut to " + length, Arrays.copyOf(bytes, length));
  }

  /** With some of its bytes replaced. */
  Frame with(String change, int at, int... values) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      changed[at + i] = (byte) values[i];
    }
    return new Frame(name + ", " + change, changed);
  }

  /** Memory of exactly its size: reading beyond throws. */
  MemorySegment in(Arena arena) {
    MemorySegment memory = arena.allocate(bytes.length);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return memory;
  }

  /** The result of parsing it in memory of exactly its size. */
  long parse(ParseParam param) {
    try (Arena arena = Arena.ofConfined()) {
      return HeaderParser.parse(in(arena), 0, bytes.length, bytes.length, param);
    }
  }

  @Override
  public String toString() {
    return name + ": " + HexFormat.of().formatHex(bytes);
  }
}
