package org.odpj.dpdk.eventdev;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.spi.EventDevice;

/**
 * The queues that are ready, in an event_sw device, which gives out the one of the highest priority
 * that came first.
 *
 * <p>One lock is around the device. Who holds it takes at once what the device's port was assigned:
 * so nothing is ever assigned to a thread that does not come.
 */
public final class EventSw implements EventDevice, AutoCloseable {
  private final DeviceLock lock = new DeviceLock();
  private final SwDevice device = SwDevice.acquire();

  /** The queues in the device, by their numbers there; and the numbers that are free. */
  private final @Nullable ReadyQueue[] queues = new ReadyQueue[SwDevice.EVENTS];

  private final int[] free = new int[SwDevice.EVENTS];
  private int freeCount;

  /** What the device gave to a thread that may not serve it. */
  private final ReadyQueue[] others = new ReadyQueue[SwDevice.EVENTS];

  /** How many queues are in the device; written under the lock. */
  private volatile int ready;

  /** An empty device. */
  public EventSw() {
    while (freeCount < free.length) {
      free[freeCount] = freeCount++;
    }
  }

  @Override
  public void add(ReadyQueue queue) {
    lock.lock();
    try {
      put(queue);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable ReadyQueue next(long groups) {
    if (ready == 0) {
      return null;
    }
    lock.lock();
    int set = 0;
    try {
      ReadyQueue queue = take();
      while (queue != null && (groups >>> queue.group() & 1) == 0) {
        others[set++] = queue;
        queue = take();
      }
      return queue;
    } finally {
      for (int i = 0; i < set; i++) {
        put(others[i]);
      }
      lock.unlock();
    }
  }

  private void put(ReadyQueue queue) {
    int number = free[--freeCount];
    queues[number] = queue;
    device.put(number, queue.priority());
    ready = free.length - freeCount;
  }

  /** The queue that is next, if there is one. */
  private @Nullable ReadyQueue take() {
    int number = ready == 0 ? SwDevice.NONE : device.take();
    if (number == SwDevice.NONE) {
      return null;
    }
    ReadyQueue queue = Objects.requireNonNull(queues[number]);
    queues[number] = null;
    free[freeCount++] = number;
    ready = free.length - freeCount;
    return queue;
  }

  /** Gives the device back. No thread uses it any more. */
  @Override
  public void close() {
    while (ready > 0) {
      next(-1L); // What became ready just before it was emptied.
    }
    SwDevice.release(device);
  }
}
