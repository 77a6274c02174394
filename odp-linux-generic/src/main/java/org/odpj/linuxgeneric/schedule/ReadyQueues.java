package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The queues that have events and that no thread holds, in the order in which they are served.
 *
 * <p>A class and no interface: while one of its kinds is loaded, which is as good as always, the
 * JVM calls that one without a look.
 */
abstract sealed class ReadyQueues permits ReadyRings, ReadyInDevice {
  static final int PRIORITIES = 8;
  static final int MAX_QUEUES = 1_024;

  /** A queue was opened or, with -1, closed. */
  abstract void count(int group, int priority, int change);

  /** Adds a queue that has just become ready. */
  abstract void add(SchedQueue queue);

  /** Takes the next queue for a thread; the caller holds it now. */
  abstract @Nullable SchedQueue next(SchedContext context);
}
