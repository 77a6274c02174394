package org.odpj.accel.session;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of a session that no thread works with now.
 *
 * @param <C> the contexts
 */
public final class Contexts<C extends Context> {
  /** Contexts kept for the next operations; more than threads that work at once are not needed. */
  private static final int KEPT = 16;

  private final AtomicReferenceArray<@Nullable C> kept = new AtomicReferenceArray<>(KEPT);
  private final Supplier<? extends C> maker;
  private volatile boolean open = true;

  /**
   * With a first context, so that what cannot be made is known at once.
   *
   * @param maker makes more, for threads that work at the same time
   */
  public Contexts(Supplier<? extends C> maker) {
    this.maker = maker;
    give(maker.get());
  }

  /**
   * A context that is the caller's until it is given back.
   *
   * @throws IllegalStateException if the session is closed
   */
  public C take() {
    if (!open) {
      throw new IllegalStateException("the session is closed");
    }
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      C context = kept.getAndSet((start + i) % KEPT, null);
      if (context != null) {
        return context;
      }
    }
    return maker.get();
  }

  /** Gives a context back. */
  public void give(C context) {
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      if (kept.compareAndSet((start + i) % KEPT, null, context)) {
        if (!open) {
          closeKept(); // The session was closed meanwhile and has not seen this one.
        }
        return;
      }
    }
    context.close();
  }

  /** Threads begin at different places, so that each finds its own context at the first try. */
  private static int start() {
    return (int) (Thread.currentThread().threadId() % KEPT);
  }

  /** Closes all, those that are taken when they are given back. */
  public void close() {
    open = false;
    closeKept();
  }

  private void closeKept() {
    for (int i = 0; i < KEPT; i++) {
      C context = kept.getAndSet(i, null);
      if (context != null) {
        context.close();
      }
    }
  }
}
