package org.odpj.validation.cases;

import static org.odpj.parse.PacketFlags.AH;
import static org.odpj.parse.PacketFlags.ARP;
import static org.odpj.parse.PacketFlags.ESP;
import static org.odpj.parse.PacketFlags.ETH;
import static org.odpj.parse.PacketFlags.ETH_BCAST;
import static org.odpj.parse.PacketFlags.ETH_MCAST;
import static org.odpj.parse.PacketFlags.ICMP;
import static org.odpj.parse.PacketFlags.IPFRAG;
import static org.odpj.parse.PacketFlags.IPOPT;
import static org.odpj.parse.PacketFlags.IPSEC;
import static org.odpj.parse.PacketFlags.IPV4;
import static org.odpj.parse.PacketFlags.IPV6;
import static org.odpj.parse.PacketFlags.IP_BCAST;
import static org.odpj.parse.PacketFlags.IP_MCAST;
import static org.odpj.parse.PacketFlags.L2;
import static org.odpj.parse.PacketFlags.L3;
import static org.odpj.parse.PacketFlags.L4;
import static org.odpj.parse.PacketFlags.SCTP;
import static org.odpj.parse.PacketFlags.SNAP;
import static org.odpj.parse.PacketFlags.TCP;
import static org.odpj.parse.PacketFlags.UDP;
import static org.odpj.parse.PacketFlags.VLAN;
import static org.odpj.parse.PacketFlags.VLAN_QINQ;

import java.util.function.Supplier;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.IpProtocol;
import org.odpj.validation.suite.Variant;

/** A frame, and what a parser finds in it: these flags and no others. */
enum ParseForm implements Variant {
  ETH_IPV4_UDP(L2 | L3 | L4 | ETH | IPV4 | UDP, 14, 34, () -> ip4(IpProtocol.UDP).udp()),
  ETH_SNAP_IPV4_UDP(
      L2 | L3 | L4 | ETH | SNAP | IPV4 | UDP,
      22,
      42,
      () -> Headers.snap(EtherType.IPV4).ipv4(IpProtocol.UDP).udp()),
  ETH_IPV4_TCP(L2 | L3 | L4 | ETH | IPV4 | TCP, 14, 34, () -> ip4(IpProtocol.TCP).tcp()),
  ETH_IPV6_UDP(L2 | L3 | L4 | ETH | IPV6 | UDP, 14, 54, () -> ip6(IpProtocol.UDP).udp()),
  ETH_IPV6_TCP(L2 | L3 | L4 | ETH | IPV6 | TCP, 14, 54, () -> ip6(IpProtocol.TCP).tcp()),
  ETH_VLAN_IPV4_UDP(
      L2 | L3 | L4 | ETH | VLAN | IPV4 | UDP,
      18,
      38,
      () -> Headers.eth(EtherType.VLAN).vlan(EtherType.IPV4).ipv4(IpProtocol.UDP).udp()),
  ETH_VLAN_IPV6_UDP(
      L2 | L3 | L4 | ETH | VLAN | IPV6 | UDP,
      18,
      58,
      () -> Headers.eth(EtherType.VLAN).vlan(EtherType.IPV6).ipv6(IpProtocol.UDP).udp()),
  ETH_VLAN_QINQ_IPV4_UDP(
      L2 | L3 | L4 | ETH | VLAN_QINQ | IPV4 | UDP,
      22,
      42,
      () ->
          Headers.eth(EtherType.QINQ)
              .vlan(EtherType.VLAN)
              .vlan(EtherType.IPV4)
              .ipv4(IpProtocol.UDP)
              .udp()),
  ETH_ARP(L2 | L3 | ETH | ARP, 14, Packet.OFFSET_INVALID, () -> Headers.eth(EtherType.ARP).arp()),
  ETH_IPV4_ICMP(L2 | L3 | L4 | ETH | IPV4 | ICMP, 14, 34, () -> ip4(IpProtocol.ICMP).icmp(8)),
  ETH_IPV6_ICMP(L2 | L3 | L4 | ETH | IPV6 | ICMP, 14, 54, () -> ip6(IpProtocol.ICMPV6).icmp(128)),
  ETH_IPV4_SCTP(L2 | L3 | L4 | ETH | IPV4 | SCTP, 14, 34, () -> ip4(IpProtocol.SCTP).sctp()),
  ETH_IPV6_SCTP(L2 | L3 | L4 | ETH | IPV6 | SCTP, 14, 54, () -> ip6(IpProtocol.SCTP).sctp()),
  ETH_IPV4_IPSEC_AH(L2 | L3 | L4 | ETH | IPV4 | IPSEC | AH, 14, 34, () -> ip4(IpProtocol.AH).ah()),
  ETH_IPV4_IPSEC_ESP(
      L2 | L3 | L4 | ETH | IPV4 | IPSEC | ESP, 14, 34, () -> ip4(IpProtocol.ESP).esp()),
  ETH_IPV6_IPSEC_AH(L2 | L3 | L4 | ETH | IPV6 | IPSEC | AH, 14, 54, () -> ip6(IpProtocol.AH).ah()),
  ETH_IPV6_IPSEC_ESP(
      L2 | L3 | L4 | ETH | IPV6 | IPSEC | ESP, 14, 54, () -> ip6(IpProtocol.ESP).esp()),
  MCAST_ETH_IPV4_UDP(
      L2 | L3 | L4 | ETH | ETH_MCAST | IPV4 | IP_MCAST | UDP,
      14,
      34,
      () -> Headers.eth(0x0100_5e00_0009L, EtherType.IPV4).ipv4(IpProtocol.UDP, 0xe000_0009).udp()),
  BCAST_ETH_IPV4_UDP(
      L2 | L3 | L4 | ETH | ETH_MCAST | ETH_BCAST | IPV4 | IP_BCAST | UDP,
      14,
      34,
      () -> Headers.eth(0xffff_ffff_ffffL, EtherType.IPV4).ipv4(IpProtocol.UDP, 0xffff_ffff).udp()),
  MCAST_ETH_IPV6_UDP(
      L2 | L3 | L4 | ETH | ETH_MCAST | IPV6 | IP_MCAST | UDP,
      14,
      54,
      () ->
          Headers.eth(0x3333_0000_0001L, EtherType.IPV6)
              .ipv6(IpProtocol.UDP, 0xff02_0000_0000_0000L)
              .udp()),
  ETH_IPV4_UDP_FIRST_FRAG(
      L2 | L3 | L4 | ETH | IPV4 | IPFRAG | UDP,
      14,
      34,
      () -> ip4(IpProtocol.UDP).fragment(0x2000).udp()),
  ETH_IPV4_UDP_LAST_FRAG(
      L2 | L3 | ETH | IPV4 | IPFRAG | UDP,
      14,
      Packet.OFFSET_INVALID,
      () -> ip4(IpProtocol.UDP).fragment(100).udp()),
  ETH_IPV4_RR_NOP_ICMP(
      L2 | L3 | L4 | ETH | IPV4 | IPOPT | ICMP,
      14,
      42,
      () -> ip4(IpProtocol.ICMP).options().icmp(8));

  /** What the parser must find. */
  final long flags;

  final int l3;
  final int l4;

  @SuppressWarnings("ImmutableEnumChecker") // The suppliers have no state.
  private final Supplier<byte[]> frame;

  ParseForm(long flags, int l3, int l4, Supplier<byte[]> frame) {
    this.flags = flags;
    this.l3 = l3;
    this.l4 = l4;
    this.frame = frame;
  }

  /** A new frame. */
  byte[] frame() {
    return frame.get();
  }

  /** ODP parses SCTP over IPv6 on input only. */
  @Override
  public String odpName() {
    return this == ETH_IPV6_SCTP ? ETH_IPV4_SCTP.odpName() : Variant.super.odpName();
  }

  private static Headers ip4(int protocol) {
    return Headers.eth(EtherType.IPV4).ipv4(protocol);
  }

  private static Headers ip6(int next) {
    return Headers.eth(EtherType.IPV6).ipv6(next);
  }
}
