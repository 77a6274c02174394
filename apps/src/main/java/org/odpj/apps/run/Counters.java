package org.odpj.apps.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counters that one thread writes and others may read at any time.
 *
 * <p>They are alone on their cache lines: the array has a line's worth of unused elements at either
 * end, so that readers and other threads' counters cost the writer nothing. Writes are opaque:
 * plain stores that the compiler may neither tear nor delay for ever.
 */
public final class Counters {
  /** Two lines of 64 bytes, because processors fetch them in pairs. */
  private static final int PADDING = 128 / Long.BYTES;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] slots;

  /**
   * Counters at 0.
   *
   * @param count how many
   */
  public Counters(int count) {
    this.slots = new long[PADDING + count + PADDING];
  }

  /**
   * Counts. By the owner only.
   *
   * @param counter which, from 0
   * @param amount how many more
   */
  public void add(int counter, long amount) {
    int slot = PADDING + counter;
    SLOT.setOpaque(slots, slot, slots[slot] + amount);
  }

  /**
   * Reads a counter, by any thread.
   *
   * @param counter which, from 0
   * @return its value now or a moment ago
   */
  public long get(int counter) {
    return (long) SLOT.getOpaque(slots, PADDING + counter);
  }
}
