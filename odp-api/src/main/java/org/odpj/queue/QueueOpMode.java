package org.odpj.queue;

/** Who may use one side of a plain queue (ODP: {@code odp_queue_op_mode_t}). */
public enum QueueOpMode {
  /** Any number of threads. */
  MT,
  /** One thread at a time; the application sees to it. */
  MT_UNSAFE,
  /** Nobody. */
  DISABLED
}
