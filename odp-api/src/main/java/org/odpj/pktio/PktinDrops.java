package org.odpj.pktio;

/**
 * Which erroneous packets an interface drops on input (ODP: {@code drop_*_err} of {@code
 * odp_pktin_config_opt_t}). An error is a malformed header, or a wrong checksum if that is
 * verified. Where packets are dropped, {@link PktinQueue#recv} may leave freed ones in the array
 * behind those that it returns.
 *
 * @param ipv4 errors of IPv4
 * @param ipv6 errors of IPv6
 * @param udp errors of UDP
 * @param tcp errors of TCP
 * @param sctp errors of SCTP
 */
public record PktinDrops(boolean ipv4, boolean ipv6, boolean udp, boolean tcp, boolean sctp) {
  /** None. */
  public static final PktinDrops NONE = new PktinDrops(false, false, false, false, false);

  /** All. */
  public static final PktinDrops ALL = new PktinDrops(true, true, true, true, true);

  /**
   * Whether an error of the transport layer is among them.
   *
   * @return true for UDP, TCP or SCTP
   */
  public boolean anyL4() {
    return udp || tcp || sctp;
  }
}
