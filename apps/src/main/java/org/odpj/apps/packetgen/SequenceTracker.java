package org.odpj.apps.packetgen;

/**
 * What became of the numbered frames of one stream. Numbers are 32 bits and may wrap; they are
 * compared by their distance. The last {@link #WINDOW} are remembered, to tell a late frame from a
 * repeated one. Used by one thread.
 */
final class SequenceTracker {
  /** Numbers that are remembered, a power of two. */
  static final int WINDOW = 1 << 16;

  private final long[] seen = new long[WINDOW / Long.SIZE];
  private boolean started;
  private int next;
  private long unique;
  private long missing;
  private long reordered;
  private long duplicates;

  /** Takes the number of a frame that has arrived. */
  void accept(int sequence) {
    if (!started) {
      started = true;
      next = sequence;
    }
    int ahead = sequence - next;
    if (ahead >= 0) {
      forget(ahead + 1);
      missing += ahead;
      next = sequence + 1;
      mark(sequence);
      unique++;
    } else if (ahead < -WINDOW || !isMarked(sequence)) {
      // Before the window nothing is known; a frame so late is taken for a new one.
      if (ahead >= -WINDOW) {
        mark(sequence);
      }
      reordered++;
      unique++;
      missing = Math.max(0, missing - 1);
    } else {
      duplicates++;
    }
  }

  /** Frames that arrived, repeated ones not counted. */
  long unique() {
    return unique;
  }

  /** Frames between the first and the last that arrived which did not. */
  long missing() {
    return missing;
  }

  /** Frames that arrived after a later one. */
  long reordered() {
    return reordered;
  }

  /** Frames that arrived again. */
  long duplicates() {
    return duplicates;
  }

  /** Makes room for the next numbers. */
  private void forget(int count) {
    int clear = count < 0 ? WINDOW : Math.min(count, WINDOW);
    for (int i = 0; i < clear; i++) {
      int slot = (next + i) & (WINDOW - 1);
      seen[slot >> 6] &= ~(1L << slot);
    }
  }

  private void mark(int sequence) {
    int slot = sequence & (WINDOW - 1);
    seen[slot >> 6] |= 1L << slot;
  }

  private boolean isMarked(int sequence) {
    int slot = sequence & (WINDOW - 1);
    return (seen[slot >> 6] & (1L << slot)) != 0;
  }
}
