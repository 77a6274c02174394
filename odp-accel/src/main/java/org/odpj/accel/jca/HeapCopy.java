package org.odpj.accel.jca;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Heap copies of native memory: the JDK's providers are slow on anything else. Grows as needed. */
final class HeapCopy {
  private static final int STEP = 2_048;

  private byte[] bytes = new byte[STEP];

  /** Copies bytes in, after room for some that the caller fills. */
  byte[] of(MemorySegment memory, long at, int length, int before) {
    int needed = before + length;
    if (bytes.length < needed) {
      bytes = new byte[(needed + STEP - 1) / STEP * STEP];
    }
    MemorySegment.copy(memory, JAVA_BYTE, at, bytes, before, length);
    return bytes;
  }

  /** Copies bytes in. */
  byte[] of(MemorySegment memory, long at, int length) {
    return of(memory, at, length, 0);
  }

  /** A short array of its own, which the JDK's parameter classes want. */
  static byte[] exact(MemorySegment memory, long at, int length) {
    byte[] copy = new byte[length];
    MemorySegment.copy(memory, JAVA_BYTE, at, copy, 0, length);
    return copy;
  }

  void clear() {
    Arrays.fill(bytes, (byte) 0);
  }
}
