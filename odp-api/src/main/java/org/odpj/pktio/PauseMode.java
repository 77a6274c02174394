package org.odpj.pktio;

/**
 * How a link asks its sender to wait (ODP: {@code odp_pktio_link_pause_t}; IEEE 802.3x, 802.1Qbb).
 */
public enum PauseMode {
  /** Not known; in a configuration: it stays as the link has it. */
  UNKNOWN,
  /** It does not. */
  OFF,
  /** By pause frames, which stop all traffic (802.3x). */
  ON,
  /** By priority flow control, which stops single priorities (802.1Qbb). */
  PFC
}
