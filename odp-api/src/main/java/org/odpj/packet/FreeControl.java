package org.odpj.packet;

/** Whether packet output frees a packet it has sent (ODP: {@code odp_packet_free_ctrl_t}). */
public enum FreeControl {
  /** It does. */
  FREE,
  /**
   * It does not, where the interface's capability says so; the application still owns the packet.
   */
  DONT_FREE
}
