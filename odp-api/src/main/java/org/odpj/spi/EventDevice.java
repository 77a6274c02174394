package org.odpj.spi;

import org.jspecify.annotations.Nullable;

/**
 * Says which queue a scheduler in software serves next, in place of an order of its own. What it
 * holds are queues that have events, not events: these stay in their queues, and with them all that
 * ODP promises of contexts, order and locks. Thread-safe.
 */
public interface EventDevice {
  /** A queue as the device sees it. */
  interface ReadyQueue {
    /**
     * The number of the group whose threads may serve it.
     *
     * @return 0 to 63, always the same
     */
    int group();

    /**
     * Its priority.
     *
     * @return 0 to 7, always the same; more goes first
     */
    int priority();
  }

  /**
   * Adds a queue that has events.
   *
   * @param queue not in the device
   */
  void add(ReadyQueue queue);

  /**
   * Takes a queue out: of those that the thread may serve one of the highest priority.
   *
   * @param groups a bit for each group that the calling thread is in
   * @return the queue, or null if there is none
   */
  @Nullable ReadyQueue next(long groups);
}
