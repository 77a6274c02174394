package org.odpj.validation.suite;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.Supplier;

/**
 * When waiting for something ends in failure: a backend that loses an event must not stop the
 * suite.
 */
public final class Deadline {
  private final long end;
  private final long seconds;

  private Deadline(long seconds) {
    this.seconds = seconds;
    this.end = System.nanoTime() + seconds * 1_000_000_000L;
  }

  /**
   * A deadline from now on.
   *
   * @param seconds far more than what is waited for should take
   * @return the deadline
   */
  public static Deadline seconds(long seconds) {
    return new Deadline(seconds);
  }

  /**
   * The deadline of a case that waits for events: generous, since other programs may use the
   * machine.
   */
  public static Deadline standard() {
    return new Deadline(20);
  }

  /**
   * Fails the case if the time has run out or the thread was interrupted; else gives way to other
   * threads.
   *
   * @param missing what is waited for
   */
  // On a machine with fewer CPUs than threads, spinning would keep the awaited thread from running.
  @SuppressWarnings("ThreadPriorityCheck")
  public void orFail(Supplier<String> missing) {
    if (Thread.currentThread().isInterrupted()) {
      fail("interrupted while waiting: " + missing.get());
    }
    if (System.nanoTime() - end >= 0) {
      fail("after %d s: %s".formatted(seconds, missing.get()));
    }
    Thread.yield();
  }

  /**
   * How long is left.
   *
   * @return milliseconds, at least 1
   */
  long remainingMillis() {
    return Math.max(1, (end - System.nanoTime()) / 1_000_000);
  }
}
