package org.odpj.linuxgeneric.sync;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock that is held for a burst. It spins a little, because the holder is nearly done, and then
 * yields, because on a machine with more threads than cores the holder may be waiting for this very
 * core. Not reentrant.
 */
public final class SpinLock {
  private static final int SPINS = 100;

  private final AtomicBoolean held = new AtomicBoolean();

  /** Takes the lock, however long that takes. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding is what lets the holder run; see above.
  public void lock() {
    int spins = 0;
    while (held.getOpaque() || !held.weakCompareAndSetAcquire(false, true)) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** Lets it go. */
  public void unlock() {
    held.setRelease(false);
  }
}
