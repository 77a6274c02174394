package org.odpj.pktio;

/** How an application gives packets to an interface (ODP: {@code odp_pktout_mode_t}). */
public enum PktoutMode {
  /** By {@link PktoutQueue#send}. */
  DIRECT,
  /** By plain queues. */
  QUEUE,
  /** By a traffic manager. */
  TM,
  /** Not at all. */
  DISABLED
}
