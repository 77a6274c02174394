package org.odpj.queue;

/** What the scheduler promises for the events of a queue (ODP: {@code odp_schedule_sync_t}). */
public enum SchedSync {
  /** Nothing: any events to any threads at once. */
  PARALLEL,
  /**
   * One thread at a time holds the queue: its events are processed one after the other, in order.
   */
  ATOMIC,
  /** Any threads at once; what they enqueue comes out in the order of the events that caused it. */
  ORDERED
}
