package org.odpj.packet;

/** Whether packet output frees a packet it has sent (ODP: {@code odp_packet_free_ctrl_t}). */
public enum FreeControl {
  /** It does. */
  FREE,
  /**
   * It does not, where the interface is configured to heed this; the application still owns the
   * packet.
   */
  DONT_FREE
}
