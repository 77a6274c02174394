package org.odpj.spi;

import org.jspecify.annotations.Nullable;
import org.odpj.thread.ThreadSlot;

/**
 * The ordered context that a thread is in: how a scheduler and the outputs that keep its order meet
 * without knowing each other. The scheduler enters and leaves; queues and interfaces call {@link
 * #awaitTurn} before they publish.
 *
 * <p>A thread is in the ordered context of one scheduler at a time: entering one ends that of
 * another data plane's scheduler.
 */
public final class OrderedContext {
  /** A context, as the scheduler that made it knows it. */
  public interface Turn {
    /** Returns when every earlier context has ended; from then on it is this one's turn. */
    void await();

    /** Ends the context, which calls {@link #leave}. */
    void end();
  }

  private static final ThreadSlot<OrderedContext> SLOT = new ThreadSlot<>(OrderedContext::new);

  /** Spares programs without ordered queues the look-up of the thread's state. */
  private static volatile boolean used;

  private @Nullable Turn inside;

  /** The same, until it is its turn. */
  private @Nullable Turn waiting;

  private OrderedContext() {}

  /**
   * The calling thread's.
   *
   * @return the same object as long as the thread lives
   */
  public static OrderedContext current() {
    return SLOT.get();
  }

  /** Waits, if the calling thread is in an ordered context, until it is that context's turn. */
  public static void awaitTurn() {
    if (used) {
      SLOT.get().await();
    }
  }

  /**
   * The thread is in an ordered context from now on. If it is in that of another scheduler still,
   * that one ends.
   *
   * @param turn waits for its turn
   */
  public void enter(Turn turn) {
    if (inside != null) {
      inside.end();
    }
    inside = turn;
    waiting = turn;
    if (!used) {
      used = true;
    }
  }

  /** The thread is in no ordered context from now on. */
  public void leave() {
    inside = null;
    waiting = null;
  }

  private void await() {
    Turn turn = waiting;
    if (turn != null) {
      turn.await();
      waiting = null;
    }
  }
}
