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
 * @param flows how many flows the queue tells apart (ODP: {@code max_flow_id} + 1), within the
 *     scheduler's capability; 1 for none. What {@code sync} promises then holds for each flow of
 *     its own: the events whose {@link org.odpj.event.Event#flowId} is the same modulo {@code
 *     flows} at the time of the enqueue. A size is that of each flow
 */
public record SchedParam(
    SchedSync sync, int priority, @Nullable SchedGroup group, int orderedLocks, int flows) {
  /**
   * Tells no flows apart.
   *
   * @param sync what the scheduler promises
   * @param priority a larger number is served first
   * @param group the threads that it is served to; null for all threads
   * @param orderedLocks how many locks its contexts have
   */
  public SchedParam(SchedSync sync, int priority, @Nullable SchedGroup group, int orderedLocks) {
    this(sync, priority, group, orderedLocks, 1);
  }

  /**
   * Served to all threads, without ordered locks.
   *
   * @param sync what the scheduler promises
   * @param priority a larger number is served first
   */
  public SchedParam(SchedSync sync, int priority) {
    this(sync, priority, null, 0);
  }

  /**
   * The same with flows.
   *
   * @param wanted how many flows the queue tells apart
   * @return new parameters
   */
  public SchedParam withFlows(int wanted) {
    return new SchedParam(sync, priority, group, orderedLocks, wanted);
  }

  /**
   * The same for other threads.
   *
   * @param wanted the threads that it is served to; null for all threads
   * @return new parameters
   */
  public SchedParam withGroup(@Nullable SchedGroup wanted) {
    return new SchedParam(sync, priority, wanted, orderedLocks, flows);
  }
}
