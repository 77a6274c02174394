package org.odpj.parse;

/** How far headers are parsed (ODP: {@code odp_proto_layer_t}). */
public enum ProtoLayer {
  /** Not at all. */
  NONE,
  /** Ethernet and VLAN tags; the network layer is found, not looked at. */
  L2,
  /** And ARP, IPv4, IPv6; the transport layer is found, not looked at. */
  L3,
  /** And UDP, TCP, SCTP, ICMP, IGMP, ESP, AH, GRE. */
  L4,
  /** And what follows the transport layer: VXLAN, by its port. */
  ALL;

  /**
   * Whether parsing up to this layer looks at another.
   *
   * @param layer the other
   * @return true if it is this layer or below
   */
  public boolean includes(ProtoLayer layer) {
    return compareTo(layer) >= 0;
  }
}
