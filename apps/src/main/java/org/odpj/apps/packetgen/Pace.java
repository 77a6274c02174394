package org.odpj.apps.packetgen;

/**
 * When the next frames are due. After a pause, such as a full output, at most {@link
 * #CATCH_UP_NANOS} are made up for, so that no flood follows.
 */
final class Pace {
  private static final double CATCH_UP_NANOS = 10_000_000;
  private static final double SECOND = 1e9;

  private final double interval;
  private double due;

  /**
   * A pace that starts now.
   *
   * @param rate frames a second; 0 for as many as possible
   * @param now the time in nanoseconds
   */
  Pace(long rate, long now) {
    this.interval = rate == 0 ? 0 : SECOND / rate;
    this.due = now;
  }

  /** How many frames may be sent now, at most {@code max}. */
  int allowed(long now, int max) {
    if (interval == 0) {
      return max;
    }
    due = Math.max(due, now - CATCH_UP_NANOS);
    return due > now ? 0 : (int) Math.min(max, (now - due) / interval + 1);
  }

  /** Frames were sent. */
  void sent(int count) {
    due += count * interval;
  }
}
