package org.odpj.accel.ipsecmb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.crypto.CryptoKey;

/** Native memory of one context: expanded keys and scratch, cleared when it ends. */
final class KeyMemory implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final byte ZERO = 0;

  /** Turns a key into what the library wants of it. */
  @FunctionalInterface
  interface Expansion {
    void expand(long key, long target);
  }

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  KeyMemory(long size) {
    this.memory = arena.allocate(size, ALIGNMENT);
  }

  /** The memory with an expanded key at its start; the copy that this takes is cleared at once. */
  static KeyMemory expanded(long size, CryptoKey key, Expansion expansion) {
    KeyMemory result = new KeyMemory(size);
    try (KeyMemory copy = raw(key)) {
      expansion.expand(copy.address(), result.address());
    }
    return result;
  }

  /** The memory with the key as it is. */
  static KeyMemory raw(CryptoKey key) {
    KeyMemory result = new KeyMemory(key.length());
    key.copyTo(result.memory, 0);
    return result;
  }

  long address() {
    return memory.address();
  }

  @Override
  public void close() {
    memory.fill(ZERO);
    arena.close();
  }
}
