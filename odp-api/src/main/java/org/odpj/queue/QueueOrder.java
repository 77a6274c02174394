package org.odpj.queue;

/** Whether a queue keeps the order of ordered contexts (ODP: {@code odp_queue_order_t}). */
public enum QueueOrder {
  /**
   * What is enqueued within contexts of an ordered queue comes out in the order of those contexts.
   * An enqueue waits until the contexts before its own have ended or had their turn.
   */
  KEEP,
  /** An enqueue waits for nobody. */
  IGNORE
}
