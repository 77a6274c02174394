package org.odpj.thread;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A thread that carries the per-thread state of data planes in itself, so that the fast path finds
 * it without a look-up (ODP: {@code odp_init_local}, {@code odp_term_local}, {@code
 * odp_thread_type}).
 *
 * <p>Make one with {@code Odp.thread}. Any other thread may call the API as well; its state is then
 * found through a {@link ThreadLocal}, which is slower. When the thread ends, its state is closed:
 * cached events go back to their pools.
 */
public final class OdpThread extends Thread {
  private static final @Nullable Object[] NONE = {};

  /** The number of a thread that is among no data plane's. */
  private static final int NO_INDEX = -1;

  private final ThreadType type;
  private final @Nullable RunningThreads among;
  private volatile int index = NO_INDEX;
  private @Nullable Object[] slots = NONE;

  /**
   * A thread that is not started, for a backend's own use: it is not counted among the data
   * plane's.
   *
   * @param name the thread's name
   * @param type what it is for
   * @param task what it does
   */
  public OdpThread(String name, ThreadType type, Runnable task) {
    this(name, type, null, task);
  }

  /**
   * A thread that is not started.
   *
   * @param name the thread's name
   * @param type what it is for
   * @param among where it is counted while it runs; null for nowhere
   * @param task what it does
   */
  public OdpThread(String name, ThreadType type, @Nullable RunningThreads among, Runnable task) {
    super(task, name);
    this.type = type;
    this.among = among;
  }

  /**
   * What the thread is for.
   *
   * @return its type
   */
  public ThreadType type() {
    return type;
  }

  /**
   * The thread's number in its data plane, for arrays with an element for each thread (ODP: {@code
   * odp_thread_id}): the smallest one that no other thread of the data plane had when this one was
   * started. From its end on the number may be another thread's.
   *
   * @return 0 to {@link RunningThreads#MAX} - 1; -1 before it is started, and of a backend's own
   *     thread
   */
  public int index() {
    return index;
  }

  /**
   * Starts it.
   *
   * @throws org.odpj.error.OdpException if as many threads of the data plane run as can
   */
  @Override
  public void start() {
    if (among == null) {
      super.start();
      return;
    }
    synchronized (this) {
      if (getState() != State.NEW) {
        throw new IllegalThreadStateException("the thread '" + getName() + "' was started already");
      }
      index = among.enter(this);
    }
    try {
      super.start();
    } catch (Throwable e) {
      among.leave(index);
      throw e;
    }
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      try {
        ThreadSlot.closeAll(slots);
        slots = NONE;
      } finally {
        leave();
      }
    }
  }

  private void leave() {
    if (among != null && index != NO_INDEX) {
      among.leave(index);
    }
  }

  /** The value in a slot, null if there is none. Called by this thread only. */
  @Nullable Object slot(int index) {
    return index < slots.length ? slots[index] : null;
  }

  /** Sets a slot. Called by this thread only. */
  void setSlot(int index, @Nullable Object value) {
    if (index >= slots.length) {
      slots = Arrays.copyOf(slots, Math.max(index + 1, slots.length * 2));
    }
    slots[index] = value;
  }
}
