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

  private final ThreadType type;
  private @Nullable Object[] slots = NONE;

  /**
   * A thread that is not started.
   *
   * @param name the thread's name
   * @param type what it is for
   * @param task what it does
   */
  public OdpThread(String name, ThreadType type, Runnable task) {
    super(task, name);
    this.type = type;
  }

  /**
   * What the thread is for.
   *
   * @return its type
   */
  public ThreadType type() {
    return type;
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      ThreadSlot.closeAll(slots);
      slots = NONE;
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
