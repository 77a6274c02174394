package org.odpj.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of per-thread state of a subsystem: a pool's cache, a scheduler's context. For
 * backends.
 *
 * <p>An {@link OdpThread} holds it in an array, every other thread in a {@link ThreadLocal}. A slot
 * is made once per subsystem object and lives as long as that; slots are numbered upwards for the
 * life of the process and a number is not used again, so a thread never sees the state of a
 * subsystem that was closed.
 *
 * @param <T> the state; if it is {@link AutoCloseable}, it is closed when an {@link OdpThread} ends
 */
public final class ThreadSlot<T> {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int index = NEXT.getAndIncrement();
  private final Supplier<T> initial;
  private final ThreadLocal<T> foreign;

  /**
   * A slot that is empty in every thread.
   *
   * @param initial makes a thread's state at its first {@link #get}, in that thread
   */
  public ThreadSlot(Supplier<T> initial) {
    this.initial = initial;
    this.foreign = ThreadLocal.withInitial(initial);
  }

  /**
   * The calling thread's state, made now if it has none.
   *
   * @return the state
   */
  public T get() {
    if (Thread.currentThread() instanceof OdpThread thread) {
      Object value = thread.slot(index);
      return value != null ? cast(value) : fill(thread);
    }
    return foreign.get();
  }

  /** Forgets the calling thread's state without closing it. */
  public void clear() {
    if (Thread.currentThread() instanceof OdpThread thread) {
      thread.setSlot(index, null);
    } else {
      foreign.remove();
    }
  }

  private T fill(OdpThread thread) {
    T value = initial.get();
    thread.setSlot(index, value);
    return value;
  }

  // A slot's index is its own, so only values of its own supplier are ever found there.
  @SuppressWarnings("unchecked")
  private T cast(Object value) {
    return (T) value;
  }

  static void closeAll(@Nullable Object[] values) {
    RuntimeException failure = null;
    for (Object value : values) {
      if (value instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          RuntimeException wrapped =
              e instanceof RuntimeException r ? r : new IllegalStateException(e);
          if (failure == null) {
            failure = wrapped;
          } else {
            failure.addSuppressed(wrapped);
          }
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
