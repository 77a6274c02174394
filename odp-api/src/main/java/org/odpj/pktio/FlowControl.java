package org.odpj.pktio;

/**
 * How both ends of a link make each other wait (ODP: {@code flow_control} of {@code
 * odp_pktio_config_t}, and {@code pause_rx}, {@code pause_tx} of {@code odp_pktio_link_info_t}).
 *
 * @param rx whether the other end can make this one wait
 * @param tx whether this end makes the other wait
 */
public record FlowControl(PauseMode rx, PauseMode tx) {
  /** Not known; in a configuration: both directions stay as they are. */
  public static final FlowControl UNKNOWN = new FlowControl(PauseMode.UNKNOWN, PauseMode.UNKNOWN);
}
