package org.odpj.apps.run;

import java.util.concurrent.locks.LockSupport;

/**
 * What a worker does while there is nothing to do: spins for a while, then yields, then parks. Used
 * by one thread; allocates nothing.
 */
public final class Idle {
  private static final int SPINS = 2_000;
  private static final int YIELDS = 200;
  private static final long PARK_NANOS = 50_000;

  private final int spins;
  private int rounds;

  /**
   * An idle strategy that does not spin when that would keep another worker from its CPU.
   *
   * @param workers how many threads run like this one
   * @param cpus how many CPUs they share
   */
  public Idle(int workers, int cpus) {
    this.spins = workers < cpus ? SPINS : 0;
  }

  /** There was something to do. */
  public void reset() {
    rounds = 0;
  }

  /** There was nothing to do. */
  // Yielding is meant: a thread that waits for the CPU gets it at once, and only then are we
  // parked.
  @SuppressWarnings("ThreadPriorityCheck")
  public void idle() {
    if (rounds < spins) {
      rounds++;
      Thread.onSpinWait();
    } else if (rounds < spins + YIELDS) {
      rounds++;
      Thread.yield();
    } else {
      LockSupport.parkNanos(PARK_NANOS);
    }
  }
}
