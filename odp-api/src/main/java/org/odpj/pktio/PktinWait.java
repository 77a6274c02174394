package org.odpj.pktio;

import java.util.concurrent.locks.LockSupport;

/** A wait for packets: spins a little, then sleeps for moments, since no device wakes anybody. */
final class PktinWait {
  private static final int SPINS = 200;
  private static final long SLEEP_NANOS = 20_000;

  private final long limit;
  private final long start = System.nanoTime();
  private int rounds;

  PktinWait(long limit) {
    if (limit < PktinQueue.WAIT) {
      throw new IllegalArgumentException(
          "a wait of %d ns: neither WAIT (-1) nor 0 or more".formatted(limit));
    }
    this.limit = limit;
  }

  /** Waits a moment; false when the time is over or the thread is interrupted. */
  boolean goOn() {
    if (limit == 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    long left = limit == PktinQueue.WAIT ? Long.MAX_VALUE : limit - (System.nanoTime() - start);
    if (left <= 0) {
      return false;
    }
    if (rounds++ < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(this, Math.min(left, SLEEP_NANOS));
    }
    return true;
  }
}
