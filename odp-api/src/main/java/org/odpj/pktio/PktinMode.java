package org.odpj.pktio;

/** How an application takes packets from an interface (ODP: {@code odp_pktin_mode_t}). */
public enum PktinMode {
  /** By {@link PktinQueue#recv}. */
  DIRECT,
  /** By the scheduler. */
  SCHED,
  /** By plain queues. */
  QUEUE,
  /** Not at all. */
  DISABLED
}
