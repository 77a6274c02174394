package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * The queues that have events and that no thread holds, in the order in which they are served.
 *
 * <p>A class and no interface: while one of its kinds is loaded, which is as good as always, the
 * JVM calls that one without a look.
 */
abstract sealed class ReadyQueues permits ReadyRings, ReadyInDevice {
  static final int PRIORITIES = 8;
  static final int MAX_QUEUES = 1_024;

  private int open;

  /** A queue was opened or, with -1, closed. */
  final synchronized void count(int group, int priority, int change) {
    open += change;
    counted(group, priority, change);
  }

  /** A queue of a group and priority was opened or, with -1, closed. One thread at a time. */
  abstract void counted(int group, int priority, int change);

  /** Refuses so many more queues if not all can be there at once. */
  synchronized void requireRoom(int queues) {
    int left = MAX_QUEUES - open;
    if (queues > left) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "the queue counts as %d, one for each flow; of %d scheduled queues %d are left"
              .formatted(queues, MAX_QUEUES, Math.max(0, left)));
    }
  }

  /** Adds a queue that has just become ready. */
  abstract void add(SchedQueue queue);

  /** Takes the next queue for a thread; the caller holds it now. */
  abstract @Nullable SchedQueue next(SchedContext context);
}
