package org.odpj.accel.ipsecmb;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;

/** A tag that the library has computed, beside the one that came with the packet. */
final class TagCheck {
  private static final int WORD = Long.BYTES;

  private final MemorySegment computed;
  private final int length;

  TagCheck(Arena arena, int length) {
    this.computed = arena.allocate(AuthContext.MAX_DIGEST, AuthContext.MAX_DIGEST);
    this.length = length;
  }

  long address() {
    return computed.address();
  }

  /** Takes the same time wherever the first difference is. */
  boolean matches(MemorySegment expected) {
    long difference = 0;
    for (int at = 0; at < length; at += WORD) {
      long both = computed.get(JAVA_LONG_UNALIGNED, at) ^ expected.get(JAVA_LONG_UNALIGNED, at);
      int beyond = Math.max(0, at + WORD - length) * Byte.SIZE;
      difference |= beyond == 0 ? both : both << beyond;
    }
    return difference == 0;
  }
}
