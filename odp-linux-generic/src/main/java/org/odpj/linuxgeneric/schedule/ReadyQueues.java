package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.queue.Ring;

/**
 * The queues that have events and that no thread holds, in one ring for each priority.
 *
 * <p>A queue stands in its ring at most once (see {@link SchedQueue}), so the rings cannot be full.
 * Within a priority the queue that waited longest is served first.
 */
final class ReadyQueues {
  static final int PRIORITIES = 8;
  static final int MAX_QUEUES = 1_024;

  // Two threads may pass the check of how many queues there are at once; hence more than enough
  // room.
  private static final int RING_SIZE = 2 * MAX_QUEUES;

  private final Ring<SchedQueue>[] rings;

  // An array of a generic type can only be made without its parameter.
  @SuppressWarnings({"unchecked", "rawtypes"})
  ReadyQueues() {
    rings = new Ring[PRIORITIES];
    for (int i = 0; i < PRIORITIES; i++) {
      rings[i] = new Ring<>(RING_SIZE, true, true, SchedQueue[]::new);
    }
  }

  /** Adds a queue that has just become ready. */
  void add(SchedQueue queue) {
    if (!rings[queue.priority()].enqueue(queue)) {
      throw new AssertionError("queue '" + queue.name() + "' is ready more than once");
    }
  }

  /** Takes the next queue of the highest priority that has one; the caller holds it now. */
  @Nullable SchedQueue next() {
    for (int i = PRIORITIES - 1; i >= 0; i--) {
      Ring<SchedQueue> ring = rings[i];
      if (!ring.isEmpty()) {
        SchedQueue queue = ring.dequeue();
        if (queue != null) {
          return queue;
        }
      }
    }
    return null;
  }
}
