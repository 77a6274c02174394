package org.odpj.pktio;

/**
 * The state of an interface's link (ODP: {@code odp_pktio_link_info_t}).
 *
 * @param up whether frames can pass
 * @param speedMbps megabits a second, 0 if unknown
 * @param fullDuplex whether both directions work at once
 */
public record PktioLink(boolean up, long speedMbps, boolean fullDuplex) {}
