package org.odpj.queue;

import org.jspecify.annotations.Nullable;

/**
 * How the scheduler treats a queue (ODP: {@code odp_schedule_param_t}).
 *
 * @param sync what it promises
 * @param priority a larger number is served first; within the scheduler's capability
 * @param group the threads that it is served to, a group of the same data plane's scheduler; null
 *     for all threads
 * @param orderedLocks how many locks its contexts have; only for ordered queues
 */
public record SchedParam(
    SchedSync sync, int priority, @Nullable SchedGroup group, int orderedLocks) {
  /**
   * Served to all threads, without ordered locks.
   *
   * @param sync what the scheduler promises
   * @param priority a larger number is served first
   */
  public SchedParam(SchedSync sync, int priority) {
    this(sync, priority, null, 0);
  }
}
