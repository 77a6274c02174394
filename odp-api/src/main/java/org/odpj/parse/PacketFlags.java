package org.odpj.parse;

import org.odpj.proto.EtherType;
import org.odpj.proto.IpProtocol;

/**
 * What the parser finds, as bits of one {@code long} (ODP: {@code odp_packet_has_*}).
 *
 * <p>Flags of one packet are combined with {@code |}: {@code packet.has(PacketFlags.IPV4 |
 * PacketFlags.UDP)}. A protocol's flag says that the header before it names that protocol; whether
 * the header itself is sound is said by the layer's error flag.
 */
public final class PacketFlags {
  /** A header of the link layer was found and checked (ODP: {@code odp_packet_has_l2}). */
  public static final long L2 = 1L << 0;

  /** A header of the network layer was found and checked (ODP: {@code odp_packet_has_l3}). */
  public static final long L3 = 1L << 1;

  /** A header of the transport layer was found and checked (ODP: {@code odp_packet_has_l4}). */
  public static final long L4 = 1L << 2;

  /** Ethernet (ODP: {@code odp_packet_has_eth}). */
  public static final long ETH = 1L << 3;

  /**
   * The destination is the Ethernet broadcast address; {@link #ETH_MCAST} is set as well (ODP:
   * {@code odp_packet_has_eth_bcast}).
   */
  public static final long ETH_BCAST = 1L << 4;

  /** The destination is an Ethernet group address (ODP: {@code odp_packet_has_eth_mcast}). */
  public static final long ETH_MCAST = 1L << 5;

  /**
   * The frame is longer than 1,518 bytes without frame check sequence (ODP: {@code
   * odp_packet_has_jumbo}).
   */
  public static final long JUMBO = 1L << 6;

  /** A VLAN tag, stacked or not (ODP: {@code odp_packet_has_vlan}). */
  public static final long VLAN = 1L << 7;

  /**
   * A service tag, or two tags; it includes {@link #VLAN} (ODP: {@code odp_packet_has_vlan_qinq}).
   */
  public static final long VLAN_QINQ = VLAN | (1L << 8);

  /** LLC with SNAP, which carries an EtherType. */
  public static final long SNAP = 1L << 9;

  /** ARP (ODP: {@code odp_packet_has_arp}). */
  public static final long ARP = 1L << 10;

  /** IPv4 (ODP: {@code odp_packet_has_ipv4}). */
  public static final long IPV4 = 1L << 11;

  /** IPv6 (ODP: {@code odp_packet_has_ipv6}). */
  public static final long IPV6 = 1L << 12;

  /** The destination is 255.255.255.255 (ODP: {@code odp_packet_has_ip_bcast}). */
  public static final long IP_BCAST = 1L << 13;

  /** The destination is an IP multicast address (ODP: {@code odp_packet_has_ip_mcast}). */
  public static final long IP_MCAST = 1L << 14;

  /**
   * A fragment; only the first has a transport header, all are of its protocol (ODP: {@code
   * odp_packet_has_ipfrag}).
   */
  public static final long IPFRAG = 1L << 15;

  /**
   * IPv4 options, or IPv6 extension headers other than IPsec's (ODP: {@code odp_packet_has_ipopt}).
   */
  public static final long IPOPT = 1L << 16;

  /** ESP, AH, or ESP in UDP (ODP: {@code odp_packet_has_ipsec}). */
  public static final long IPSEC = 1L << 17;

  /** UDP (ODP: {@code odp_packet_has_udp}). */
  public static final long UDP = 1L << 18;

  /** TCP (ODP: {@code odp_packet_has_tcp}). */
  public static final long TCP = 1L << 19;

  /** SCTP (ODP: {@code odp_packet_has_sctp}). */
  public static final long SCTP = 1L << 20;

  /** ICMP or ICMPv6 (ODP: {@code odp_packet_has_icmp}). */
  public static final long ICMP = 1L << 21;

  /** IGMP. */
  public static final long IGMP = 1L << 22;

  /** ESP, not in UDP. */
  public static final long ESP = 1L << 23;

  /** AH. */
  public static final long AH = 1L << 24;

  /** GRE. */
  public static final long GRE = 1L << 25;

  /** UDP to the port of VXLAN, with a VXLAN header. */
  public static final long VXLAN = 1L << 26;

  /** The link layer is malformed (ODP: {@code odp_packet_has_l2_error}). */
  public static final long L2_ERROR = 1L << 27;

  /**
   * The network layer is malformed, or its checksum is wrong (ODP: {@code
   * odp_packet_has_l3_error}).
   */
  public static final long L3_ERROR = 1L << 28;

  /**
   * The transport layer is malformed, or its checksum is wrong (ODP: {@code
   * odp_packet_has_l4_error}).
   */
  public static final long L4_ERROR = 1L << 29;

  /** The IPv4 header's checksum was verified and is right. */
  public static final long L3_CHKSUM_OK = 1L << 30;

  /** The IPv4 header's checksum was verified and is wrong. */
  public static final long L3_CHKSUM_BAD = 1L << 31;

  /** The transport layer's checksum was verified and is right. */
  public static final long L4_CHKSUM_OK = 1L << 32;

  /** The transport layer's checksum was verified and is wrong. */
  public static final long L4_CHKSUM_BAD = 1L << 33;

  /** Any error (ODP: {@code odp_packet_has_error}). */
  public static final long ERRORS = L2_ERROR | L3_ERROR | L4_ERROR;

  /** All that says something of the link layer. */
  public static final long OF_L2 =
      L2 | ETH | ETH_BCAST | ETH_MCAST | JUMBO | VLAN | VLAN_QINQ | SNAP | L2_ERROR;

  private PacketFlags() {}

  /**
   * What the network layer is.
   *
   * @param flags of a packet
   * @return an {@link EtherType}, or -1
   */
  public static int l3Type(long flags) {
    if ((flags & IPV4) != 0) {
      return EtherType.IPV4;
    }
    if ((flags & IPV6) != 0) {
      return EtherType.IPV6;
    }
    return (flags & ARP) != 0 ? EtherType.ARP : -1;
  }

  /**
   * What the transport layer is.
   *
   * @param flags of a packet
   * @return an {@link IpProtocol}, or -1
   */
  public static int l4Type(long flags) {
    if ((flags & UDP) != 0) {
      return IpProtocol.UDP;
    }
    if ((flags & TCP) != 0) {
      return IpProtocol.TCP;
    }
    if ((flags & ICMP) != 0) {
      return (flags & IPV6) != 0 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
    }
    return rareL4Type(flags);
  }

  private static int rareL4Type(long flags) {
    if ((flags & SCTP) != 0) {
      return IpProtocol.SCTP;
    }
    if ((flags & ESP) != 0) {
      return IpProtocol.ESP;
    }
    if ((flags & AH) != 0) {
      return IpProtocol.AH;
    }
    if ((flags & GRE) != 0) {
      return IpProtocol.GRE;
    }
    return (flags & IGMP) != 0 ? IpProtocol.IGMP : -1;
  }
}
