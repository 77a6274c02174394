package org.odpj.linuxgeneric.timer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel: lists of timers by the slot of time in which to look at them. Of one
 * thread at a time.
 *
 * <p>A list of level 0 is one slot, one of level n is 256 to the power of n of them. A timer goes
 * into the lowest level that reaches its slot; when time comes to the first slot of a list, its
 * timers are looked at, and those that are not due go down. So a timer costs a few steps however
 * far its time is, and time without timers costs nothing, because bit maps tell the next list.
 */
final class Wheel {
  private static final int BITS = 8;
  private static final int SIZE = 1 << BITS;
  private static final int LEVELS = 5;

  /** The farthest that the highest level reaches; timers beyond are looked at there, and again. */
  private static final long REACH = (SIZE - 1L) << (BITS * (LEVELS - 1));

  private final @Nullable WheelTimer[] heads = new @Nullable WheelTimer[LEVELS * SIZE];
  private final long[] occupied = new long[LEVELS * SIZE / Long.SIZE];
  private long current;

  /** Begins at a slot. */
  Wheel(long current) {
    this.current = current;
  }

  /** The slot that time has come to. */
  long current() {
    return current;
  }

  /** Puts a timer in that is not in it, to be looked at in a slot that is still to come. */
  void add(WheelTimer timer, long wanted) {
    long slot = Math.min(wanted, current + REACH);
    int level = 0;
    while ((slot >> (BITS * level)) - (current >> (BITS * level)) >= SIZE) {
      level++;
    }
    int shift = BITS * level;
    int bucket = level * SIZE + ((int) (slot >> shift) & (SIZE - 1));
    WheelTimer head = heads[bucket];
    timer.bucket = bucket;
    timer.previous = null;
    timer.next = head;
    if (head != null) {
      head.previous = timer;
    }
    heads[bucket] = timer;
    occupied[bucket / Long.SIZE] |= 1L << bucket;
    timer.slot = slot >> shift << shift;
  }

  /** Takes a timer out that is in it. */
  void remove(WheelTimer timer) {
    WheelTimer previous = timer.previous;
    WheelTimer next = timer.next;
    if (next != null) {
      next.previous = previous;
    }
    if (previous != null) {
      previous.next = next;
    } else {
      heads[timer.bucket] = next;
      if (next == null) {
        occupied[timer.bucket / Long.SIZE] &= ~(1L << timer.bucket);
      }
    }
    timer.previous = null;
    timer.next = null;
  }

  /**
   * Lets time pass.
   *
   * @param target the slot that it comes to
   * @param look gets every timer whose list was reached, taken out; may put it in again
   */
  void advance(long target, Consumer<WheelTimer> look) {
    for (long slot = nextSlot(); slot <= target; slot = nextSlot()) {
      current = slot;
      for (int level = LEVELS - 1; level >= 0; level--) {
        int shift = BITS * level;
        if (slot >> shift << shift == slot) {
          empty(level * SIZE + ((int) (slot >> shift) & (SIZE - 1)), look);
        }
      }
    }
    current = Math.max(current, target);
  }

  /** Takes every timer out. */
  void clear(Consumer<WheelTimer> look) {
    for (int bucket = 0; bucket < heads.length; bucket++) {
      empty(bucket, look);
    }
  }

  /** The next slot in which there is a timer to look at; the largest number if there is none. */
  long nextSlot() {
    long nearest = Long.MAX_VALUE;
    for (int level = 0; level < LEVELS; level++) {
      long now = current >> (BITS * level);
      int distance = distance(level, (int) now & (SIZE - 1));
      if (distance > 0) {
        nearest = Math.min(nearest, (now + distance) << (BITS * level));
      }
    }
    return nearest;
  }

  /** How many lists after {@code index} the next one with timers is, going round; 0 if none is. */
  private int distance(int level, int index) {
    int words = SIZE / Long.SIZE;
    int first = (index + 1) & (SIZE - 1);
    long mask = -1L << first;
    for (int i = 0; i <= words; i++) {
      int word = (first / Long.SIZE + i) & (words - 1);
      long bits = occupied[level * words + word] & mask;
      if (bits != 0) {
        return (word * Long.SIZE + Long.numberOfTrailingZeros(bits) - index) & (SIZE - 1);
      }
      mask = -1;
    }
    return 0;
  }

  private void empty(int bucket, Consumer<WheelTimer> look) {
    WheelTimer timer = heads[bucket];
    heads[bucket] = null;
    occupied[bucket / Long.SIZE] &= ~(1L << bucket);
    while (timer != null) {
      WheelTimer next = timer.next;
      timer.previous = null;
      timer.next = null;
      look.accept(timer);
      timer = next;
    }
  }
}
