package org.odpj.linuxgeneric.schedule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Numbers 0, 1, 2 and so on, each of which passes once, in order: the contexts of an ordered queue,
 * or their turns at one of its locks.
 *
 * <p>Who passes before its turn leaves a mark and goes; the one before then passes for both. The
 * mark is written before the turn is read, and the turn before the mark, all of it volatile, so at
 * least one of the two sees what the other did; if both do, a compare-and-set decides. Whose turn
 * it is sees what all before it did.
 *
 * <p>There are marks for {@link #WINDOW} numbers from the turn on. A number beyond must not be used
 * before {@link #hasRoom} says so; then passing never waits for anybody.
 */
final class OrderSequence {
  static final int WINDOW = 256;

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

  private final Runnable whileWaiting;

  /** At a number modulo the window: the number + 1, once it has passed before its turn. */
  private final long[] passed = new long[WINDOW];

  private volatile long turn;

  /** A sequence at 0; {@code whileWaiting} is called now and then by those that wait long. */
  OrderSequence(Runnable whileWaiting) {
    this.whileWaiting = whileWaiting;
  }

  /** Whether the number may be used already. */
  boolean hasRoom(long number) {
    return number - turn < WINDOW;
  }

  /** Returns when all smaller numbers have passed. */
  void await(long number) {
    for (int rounds = 0; turn != number; rounds++) {
      giveWay(rounds);
    }
  }

  /** Lets the number pass, whether it is its turn or not. */
  void pass(long number) {
    if (turn != number) {
      PASSED.setVolatile(passed, index(number), number + 1);
      if (turn != number) {
        return;
      }
    }
    long next = number;
    while (TURN.compareAndSet(this, next, next + 1)) {
      next++;
      if ((long) PASSED.getVolatile(passed, index(next)) != next + 1) {
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
      return;
    }
    Thread.yield();
    if (rounds >= SPINS + YIELDS) {
      whileWaiting.run();
      LockSupport.parkNanos(this, NAP_NANOS);
    }
  }
}
