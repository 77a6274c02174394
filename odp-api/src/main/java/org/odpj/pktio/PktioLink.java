package org.odpj.pktio;

/**
 * The state of an interface's link (ODP: {@code odp_pktio_link_info_t}).
 *
 * @param up whether frames can pass
 * @param speedMbps megabits a second, 0 if unknown
 * @param fullDuplex whether both directions work at once
 * @param flowControl how both ends make each other wait
 */
public record PktioLink(boolean up, long speedMbps, boolean fullDuplex, FlowControl flowControl) {
  /**
   * A link whose flow control is not known, as where there is no device.
   *
   * @param up whether frames can pass
   * @param speedMbps megabits a second, 0 if unknown
   * @param fullDuplex whether both directions work at once
   */
  public PktioLink(boolean up, long speedMbps, boolean fullDuplex) {
    this(up, speedMbps, fullDuplex, FlowControl.UNKNOWN);
  }
}
