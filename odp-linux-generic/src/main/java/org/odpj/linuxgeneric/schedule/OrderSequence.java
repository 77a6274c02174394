package org.odpj.linuxgeneric.schedule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Numbers 0, 1, 2 and so on, each of which passes once, in order: the contexts of an ordered queue,
 * or their turns at one of its locks.
 *
 * <p>Who passes before its turn leaves a mark and goes; the one before then passes for both. The
 * mark is written before the turn is read, and the turn before the mark, with a full fence between,
 * so at least one of the two sees what the other did; if both do, a compare-and-set decides.
 */
final class OrderSequence {
  private static final int WINDOW = 256;
  private static final int SPINS = 100;
  private static final int YIELDS = 1_000;
  private static final long NAP_NANOS = 20_000;
  private static final VarHandle TURN;
  private static final VarHandle PASSED = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      TURN = MethodHandles.lookup().findVarHandle(OrderSequence.class, "turn", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** At a number modulo the window: the number + 1, once it has passed before its turn. */
  private final long[] passed = new long[WINDOW];

  private volatile long turn;

  /** Returns when all smaller numbers have passed. */
  void await(long number) {
    for (int rounds = 0; turn != number; rounds++) {
      giveWay(rounds);
    }
  }

  /** Lets the number pass, whether it is its turn or not. */
  void pass(long number) {
    if (turn != number) {
      // Further ahead its mark would be that of a number that has not had its turn yet.
      for (int rounds = 0; number - turn >= WINDOW; rounds++) {
        giveWay(rounds);
      }
      PASSED.setOpaque(passed, index(number), number + 1);
      VarHandle.fullFence();
      if (turn != number) {
        return;
      }
    }
    long next = number;
    while (TURN.compareAndSet(this, next, next + 1)) {
      next++;
      if ((long) PASSED.getOpaque(passed, index(next)) != next + 1) {
        return;
      }
    }
  }

  private static int index(long number) {
    return (int) number & (WINDOW - 1);
  }

  /** The one that is waited for may need this core. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding is meant.
  private void giveWay(int rounds) {
    if (rounds < SPINS) {
      Thread.onSpinWait();
    } else if (rounds < SPINS + YIELDS || Thread.currentThread().isInterrupted()) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, NAP_NANOS);
    }
  }
}
