package org.odpj.accel.session;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts a session's asynchronous operations that were submitted and have not completed. */
public final class InFlight {
  /** In the place of the count; far enough from 0 for those that come too late. */
  private static final int CLOSED = Integer.MIN_VALUE / 2;

  private final AtomicInteger count = new AtomicInteger();

  /** None. */
  public InFlight() {}

  /**
   * One more.
   *
   * @throws IllegalStateException if the session is closed
   */
  public void add() {
    if (count.incrementAndGet() <= 0) {
      count.decrementAndGet();
      throw new IllegalStateException("the session is closed");
    }
  }

  /** One less. */
  public void remove() {
    count.decrementAndGet();
  }

  /**
   * From now on none can be added.
   *
   * @return false if it was closed before
   * @throws IllegalStateException if there are some
   */
  public boolean close() {
    if (count.compareAndSet(0, CLOSED)) {
      return true;
    }
    int busy = count.get();
    if (busy > 0) {
      throw new IllegalStateException(
          "the session cannot be closed: %d operations are in flight".formatted(busy));
    }
    return false;
  }
}
