package org.odpj.classify;

/**
 * What a rule looks at in a packet (ODP: {@code odp_cls_pmr_term_t}). A packet that does not have
 * the field matches no value of it. Values are numbers as they are read from network byte order, in
 * the low bits.
 */
public enum PmrField {
  /** Bytes of the whole packet (ODP: {@code ODP_PMR_LEN}). */
  LENGTH(4),
  /** EtherType; of a tagged frame the first tag's identifier ({@code ODP_PMR_ETHTYPE_0}). */
  ETHER_TYPE_OUTER(2),
  /** EtherType after the last VLAN tag ({@code ODP_PMR_ETHTYPE_X}). */
  ETHER_TYPE_INNER(2),
  /** 12 bits: VLAN of the first tag ({@code ODP_PMR_VLAN_ID_0}). */
  VLAN_OUTER(2),
  /** 12 bits: VLAN of the last tag, which may be the first ({@code ODP_PMR_VLAN_ID_X}). */
  VLAN_INNER(2),
  /** 3 bits: priority of the first tag ({@code ODP_PMR_VLAN_PCP_0}). */
  VLAN_PRIORITY(1),
  /** Destination MAC address ({@code ODP_PMR_DMAC}). */
  DESTINATION_MAC(6),
  /** Protocol of IPv4, or of IPv6 after its extension headers ({@code ODP_PMR_IPPROTO}). */
  IP_PROTOCOL(1),
  /** 6 bits: code point of IPv4 or IPv6 ({@code ODP_PMR_IP_DSCP}). */
  IP_DSCP(1),
  /** Destination port of UDP ({@code ODP_PMR_UDP_DPORT}). */
  UDP_DESTINATION_PORT(2),
  /** Destination port of TCP ({@code ODP_PMR_TCP_DPORT}). */
  TCP_DESTINATION_PORT(2),
  /** Source port of UDP ({@code ODP_PMR_UDP_SPORT}). */
  UDP_SOURCE_PORT(2),
  /** Source port of TCP ({@code ODP_PMR_TCP_SPORT}). */
  TCP_SOURCE_PORT(2),
  /** Source address of IPv4 ({@code ODP_PMR_SIP_ADDR}). */
  IPV4_SOURCE(4),
  /** Destination address of IPv4 ({@code ODP_PMR_DIP_ADDR}). */
  IPV4_DESTINATION(4),
  /** Source address of IPv6 ({@code ODP_PMR_SIP6_ADDR}). */
  IPV6_SOURCE(16),
  /** Destination address of IPv6 ({@code ODP_PMR_DIP6_ADDR}). */
  IPV6_DESTINATION(16),
  /** Security parameters index of ESP, also within UDP, or AH ({@code ODP_PMR_IPSEC_SPI}). */
  IPSEC_SPI(4),
  /** 24 bits: network of VXLAN or NVGRE ({@code ODP_PMR_LD_VNI}). */
  VIRTUAL_NETWORK(4),
  /** Bytes at an offset from the packet's start ({@code ODP_PMR_CUSTOM_FRAME}). */
  CUSTOM_FRAME(0),
  /** Bytes at an offset from the network layer's start ({@code ODP_PMR_CUSTOM_L3}). */
  CUSTOM_L3(0),
  /** Group address of IGMP ({@code ODP_PMR_IGMP_GRP_ADDR}). */
  IGMP_GROUP(4),
  /** Identifier of an ICMP echo request or reply ({@code ODP_PMR_ICMP_ID}). */
  ICMP_ID(2),
  /** Type of ICMP over IPv4 ({@code ODP_PMR_ICMP_TYPE}). */
  ICMP_TYPE(1),
  /** Code of ICMP over IPv4 ({@code ODP_PMR_ICMP_CODE}). */
  ICMP_CODE(1),
  /** Source port of SCTP ({@code ODP_PMR_SCTP_SPORT}). */
  SCTP_SOURCE_PORT(2),
  /** Destination port of SCTP ({@code ODP_PMR_SCTP_DPORT}). */
  SCTP_DESTINATION_PORT(2),
  /** Tunnel endpoint of GTP version 1 over UDP port 2152 ({@code ODP_PMR_GTPV1_TEID}). */
  GTPV1_TEID(4);

  /** The most bytes of any field. */
  public static final int MAX_BYTES = 16;

  private final int bytes;

  PmrField(int bytes) {
    this.bytes = bytes;
  }

  /**
   * How long it is (ODP: {@code val_sz}).
   *
   * @return bytes, 1 to {@link #MAX_BYTES}; 0 if the term says so
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Whether the term says where the field is and how long.
   *
   * @return true for custom fields
   */
  public boolean isCustom() {
    return bytes == 0;
  }
}
