package org.odpj.queue;

/**
 * How far threads at a queue depend on each other (ODP: {@code odp_nonblocking_t}). An enqueue
 * within an ordered context to a queue that keeps order waits for the contexts before, whatever the
 * queue promises.
 */
public enum NonBlocking {
  /** A thread that is stopped within a call may hold up the others. */
  BLOCKING,
  /** Some thread always gets on. */
  LOCK_FREE,
  /** Every thread always gets on. */
  WAIT_FREE
}
