package org.odpj.linuxgeneric.classify;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/**
 * Counts arrivals at classes and hands the sums over once a burst, since counters that threads
 * share are slow. Classes have slots by their number; where two need the same, the sums of the
 * first are handed over earlier. For one thread.
 */
final class Arrivals {
  private static final int SLOTS = Long.SIZE;

  private final @Nullable LinuxCos[] classes = new LinuxCos[SLOTS];
  private final long[] packets = new long[SLOTS];
  private final long[] octets = new long[SLOTS];
  private final long[] errors = new long[SLOTS];
  private long used;

  void add(LinuxCos cos, Packet packet) {
    int slot = cos.number() & (SLOTS - 1);
    if (classes[slot] != cos) {
      flush(slot);
      classes[slot] = cos;
    }
    used |= 1L << slot;
    packets[slot]++;
    octets[slot] += packet.length();
    if (packet.hasError()) {
      errors[slot]++;
    }
  }

  void flush() {
    while (used != 0) {
      flush(Long.numberOfTrailingZeros(used));
    }
  }

  private void flush(int slot) {
    LinuxCos cos = classes[slot];
    if (cos != null) {
      cos.counters().came(packets[slot], octets[slot], errors[slot]);
      classes[slot] = null;
      packets[slot] = 0;
      octets[slot] = 0;
      errors[slot] = 0;
    }
    used &= ~(1L << slot);
  }
}
