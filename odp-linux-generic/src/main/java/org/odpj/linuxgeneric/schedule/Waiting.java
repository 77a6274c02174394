package org.odpj.linuxgeneric.schedule;

import java.util.concurrent.locks.LockSupport;
import org.odpj.schedule.Scheduler;

/**
 * How a thread waits that found nothing: it spins a little, since events come in bursts; then it
 * yields, since the producer may need this core; then it sleeps, each time twice as long.
 *
 * <p>Nobody wakes a sleeper, which keeps the enqueueing side free of that; the longest sleep bounds
 * what that adds to an event's way.
 */
final class Waiting {
  private static final int SPINS = 100;
  private static final int YIELDS = 200;
  private static final long FIRST_SLEEP_NANOS = 10_000;
  private static final long LONGEST_SLEEP_NANOS = 200_000;

  private long start;
  private long limit;
  private int rounds;
  private long sleep;

  /** Starts the clock. */
  void begin(long waitNanos) {
    limit = waitNanos;
    start = System.nanoTime();
    rounds = 0;
    sleep = FIRST_SLEEP_NANOS;
  }

  /**
   * Waits a little; false when the time is over or the thread was interrupted. The interrupt stays
   * set.
   */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding is meant, see above.
  boolean goOn() {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    long left = limit == Scheduler.WAIT ? Long.MAX_VALUE : limit - (System.nanoTime() - start);
    if (left <= 0) {
      return false;
    }
    rounds++;
    if (rounds <= SPINS) {
      Thread.onSpinWait();
    } else if (rounds <= SPINS + YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, Math.min(left, sleep));
      sleep = Math.min(2 * sleep, LONGEST_SLEEP_NANOS);
    }
    return true;
  }
}
