package org.odpj.parse;

/**
 * Which checksums are meant (ODP: {@code odp_proto_chksums_t}).
 *
 * @param ipv4 that of the IPv4 header
 * @param udp that of UDP
 * @param tcp that of TCP
 * @param sctp that of SCTP
 */
public record ProtoChecksums(boolean ipv4, boolean udp, boolean tcp, boolean sctp) {
  /** None. */
  public static final ProtoChecksums NONE = new ProtoChecksums(false, false, false, false);

  /** Every one. */
  public static final ProtoChecksums ALL = new ProtoChecksums(true, true, true, true);

  /**
   * Whether a checksum of the transport layer is among them.
   *
   * @return true for UDP, TCP or SCTP
   */
  public boolean anyL4() {
    return udp || tcp || sctp;
  }

  /**
   * Whether all of these are among others.
   *
   * @param others any
   * @return true if so
   */
  public boolean within(ProtoChecksums others) {
    return (!ipv4 || others.ipv4)
        && (!udp || others.udp)
        && (!tcp || others.tcp)
        && (!sctp || others.sctp);
  }
}
