package org.odpj.linuxgeneric.sync;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadSlot;

/**
 * The state that each thread has in one object, such as its cache of a pool.
 *
 * <p>The state of an {@code OdpThread} is closed when the thread ends. Other threads end unnoticed:
 * their state is closed by {@link #reap}, in whichever thread calls it. What a dead thread wrote is
 * visible there, because {@link Thread#isAlive} returned false.
 *
 * @param <T> the state; its {@code close} may be called twice
 */
public final class ThreadStates<T extends AutoCloseable> {
  private final List<Entry<T>> entries = new ArrayList<>();
  private final ThreadSlot<T> slot;

  /** Threads whose end nobody tells us. */
  private volatile int foreign;

  private record Entry<T>(Thread owner, T state) {}

  /**
   * No thread has a state yet.
   *
   * @param initial makes a thread's state, in that thread
   */
  public ThreadStates(Supplier<T> initial) {
    this.slot = new ThreadSlot<>(() -> register(initial.get()));
  }

  /**
   * The calling thread's state.
   *
   * @return made now if it had none
   */
  public T get() {
    return slot.get();
  }

  /**
   * Where each thread finds its state.
   *
   * @return always the same slot
   */
  public ThreadSlot<T> slot() {
    return slot;
  }

  /**
   * Closes the states of threads that are no more. Quick when all threads are of the API's own
   * kind.
   */
  public void reap() {
    if (foreign > 0) {
      forgetDead();
    }
  }

  /**
   * Adds up something over all threads.
   *
   * @param value reads it from a state; called while the state's thread may be changing it
   * @return the sum
   */
  public synchronized long sum(ToLongFunction<? super T> value) {
    return entries.stream().mapToLong(entry -> value.applyAsLong(entry.state())).sum();
  }

  private synchronized T register(T state) {
    forgetDead();
    entries.add(new Entry<>(Thread.currentThread(), state));
    foreign = countForeign();
    return state;
  }

  private synchronized void forgetDead() {
    for (Iterator<Entry<T>> i = entries.iterator(); i.hasNext(); ) {
      Entry<T> entry = i.next();
      if (!entry.owner().isAlive()) {
        i.remove();
        foreign = countForeign();
        close(entry.state());
      }
    }
  }

  private int countForeign() {
    return (int) entries.stream().filter(e -> !(e.owner() instanceof OdpThread)).count();
  }

  private static void close(AutoCloseable state) {
    try {
      state.close();
    } catch (Exception e) {
      throw new IllegalStateException("the state of a thread that ended cannot be closed", e);
    }
  }
}
