package org.odpj.linuxgeneric.schedule;

import java.util.concurrent.locks.LockSupport;
import org.odpj.config.OdpConfig;
import org.odpj.schedule.Scheduler;

/**
 * How a thread waits that found nothing: it spins a little, since events come in bursts; then it
 * yields, since the producer may need this core; then it sleeps, each time twice as long. How much
 * of each is configured.
 *
 * <p>Nobody wakes a sleeper, which keeps the enqueueing side free of that; the longest sleep bounds
 * what that adds to an event's way.
 */
final class Waiting {
  private static final long FIRST_SLEEP_NANOS = 10_000;

  private final int spins;
  private final int yields;
  private final long longestSleep;

  private long start;
  private long limit;
  private int rounds;
  private long sleep;

  /** As configured. */
  Waiting(OdpConfig config) {
    spins = config.get(SchedKeys.SPINS);
    yields = config.get(SchedKeys.YIELDS);
    longestSleep = config.get(SchedKeys.SLEEP) * 1_000L;
  }

  /** Starts the clock. */
  void begin(long waitNanos) {
    limit = waitNanos;
    start = System.nanoTime();
    rounds = 0;
    sleep = Math.min(FIRST_SLEEP_NANOS, longestSleep);
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
    if (rounds < spins) {
      rounds++;
      Thread.onSpinWait();
    } else if (rounds < spins + yields || longestSleep == 0) {
      rounds++;
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, Math.min(left, sleep));
      sleep = Math.min(2 * sleep, longestSleep);
    }
    return true;
  }
}
