package org.odpj.queue;

/** Who takes events out of a queue (ODP: {@code odp_queue_type_t}). */
public enum QueueType {
  /** The application, by dequeue. */
  PLAIN,
  /** The scheduler. */
  SCHED,
  /** Nobody: it is an aggregator, a way into another queue. Made with that one, never alone. */
  AGGR
}
