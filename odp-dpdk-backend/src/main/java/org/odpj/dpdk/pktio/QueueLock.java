package org.odpj.dpdk.pktio;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one thread at a time use a queue, because no DPDK queue is thread-safe by itself. Held for
 * one burst: a waiting thread spins shortly, then gives its core to the holder.
 */
final class QueueLock {
  private static final int SPINS = 100;

  private final AtomicBoolean held = new AtomicBoolean();

  @SuppressWarnings("ThreadPriorityCheck") // yield is what keeps waiters from starving the holder
  void lock() {
    int spins = 0;
    while (!held.compareAndSet(false, true)) {
      if (++spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  void unlock() {
    held.setRelease(false);
  }
}
