package org.odpj.dpdk.eventdev;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one thread at a time to the device; a thread that waits gives its core to the holder. */
final class DeviceLock {
  private static final int SPINS = 100;

  private final AtomicBoolean held = new AtomicBoolean();

  @SuppressWarnings("ThreadPriorityCheck") // The holder may need this core.
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
