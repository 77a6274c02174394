package org.odpj.validation.cases;

import org.odpj.classify.PmrField;
import org.odpj.classify.PmrValue;
import org.odpj.validation.suite.Variant;

/** A field that a case of ODP is about. */
@SuppressWarnings("ImmutableEnumChecker") // Terms do not change.
enum TermForm implements Variant {
  TCP_DPORT(Term.of(PmrField.TCP_DESTINATION_PORT, TermFrame::tcp, 12_346, TermFrame.L4 + 3)),
  TCP_SPORT(Term.of(PmrField.TCP_SOURCE_PORT, TermFrame::tcp, 12_345, TermFrame.L4 + 1)),
  UDP_DPORT(Term.of(PmrField.UDP_DESTINATION_PORT, TermFrame::udp, 12_346, TermFrame.L4 + 3)),
  UDP_SPORT(Term.of(PmrField.UDP_SOURCE_PORT, TermFrame::udp, 12_345, TermFrame.L4 + 1)),
  GTPU_TEID(Term.of(PmrField.GTPV1_TEID, TermFrame::gtp, 0x0102_0304, TermFrame.L4 + 15)),
  IGMP_GRPADDR(Term.of(PmrField.IGMP_GROUP, TermFrame::igmp, 0xef01_0203L, TermFrame.L4 + 7)),
  SCTP_SPORT(Term.of(PmrField.SCTP_SOURCE_PORT, TermFrame::sctp, 12_345, TermFrame.L4 + 1)),
  SCTP_DPORT(Term.of(PmrField.SCTP_DESTINATION_PORT, TermFrame::sctp, 12_346, TermFrame.L4 + 3)),
  ICMP_TYPE(Term.of(PmrField.ICMP_TYPE, TermFrame::icmp, 8, TermFrame.L4)),
  ICMP_CODE(Term.of(PmrField.ICMP_CODE, TermFrame::icmp, 0, TermFrame.L4 + 1)),
  ICMP_ID(Term.of(PmrField.ICMP_ID, TermFrame::icmp, 0, TermFrame.L4 + 5)),
  IPV4_PROTO(Term.of(PmrField.IP_PROTOCOL, TermFrame::udp, 17, TermFrame.L3 + 9)),
  IPV6_PROTO(Term.of(PmrField.IP_PROTOCOL, TermFrame::udpOverIpv6, 17, TermFrame.L3 + 6)),
  IPV4_DSCP(Term.of(PmrField.IP_DSCP, TermFrame::expedited, 46, TermFrame.L3 + 1, 0x04)),
  IPV6_DSCP(Term.of(PmrField.IP_DSCP, TermFrame::expeditedIpv6, 46, TermFrame.L3 + 1, 0x40)),
  DMAC(Term.of(PmrField.DESTINATION_MAC, TermFrame::udp, 0x0200_0000_0001L, 5)),
  IPV4_SADDR(Term.of(PmrField.IPV4_SOURCE, TermFrame::udp, 0x0a00_0001, TermFrame.L3 + 15)),
  IPV4_DADDR(Term.of(PmrField.IPV4_DESTINATION, TermFrame::udp, 0x0a00_0002, TermFrame.L3 + 19)),
  IPV6SADDR(
      Term.of(
          PmrField.IPV6_SOURCE,
          TermFrame::udpOverIpv6,
          new PmrValue(0x2001_0db8_0000_0000L, 1),
          TermFrame.L3 + 23)),
  IPV6DADDR(
      Term.of(
          PmrField.IPV6_DESTINATION,
          TermFrame::udpOverIpv6,
          new PmrValue(0x2001_0db8_0000_0000L, 2),
          TermFrame.L3 + 39)),
  VLAN_ID_0(Term.of(PmrField.VLAN_OUTER, TermFrame::taggedTwice, 23, 15)),
  VLAN_ID_X(Term.of(PmrField.VLAN_INNER, TermFrame::taggedTwice, 24, 19)),
  VLAN_PCP_0(Term.of(PmrField.VLAN_PRIORITY, TermFrame::tagged, 1, 14, 0x20)),
  ETH_TYPE_0(Term.of(PmrField.ETHER_TYPE_OUTER, TermFrame::tagged, 0x8100, 13)),
  ETH_TYPE_X(Term.of(PmrField.ETHER_TYPE_INNER, TermFrame::taggedTwice, 0x0800, 21)),
  IPSEC_SPI_AH_IPV4(Term.of(PmrField.IPSEC_SPI, TermFrame::ah, 1_000, TermFrame.L4 + 7)),
  IPSEC_SPI_ESP_IPV4(Term.of(PmrField.IPSEC_SPI, TermFrame::esp, 1_000, TermFrame.L4 + 3)),
  IPSEC_SPI_AH_IPV6(
      Term.of(PmrField.IPSEC_SPI, TermFrame::ahOverIpv6, 1_000, TermFrame.L4_OF_IPV6 + 7)),
  IPSEC_SPI_ESP_IPV6(
      Term.of(PmrField.IPSEC_SPI, TermFrame::espOverIpv6, 1_000, TermFrame.L4_OF_IPV6 + 3));

  final Term term;

  TermForm(Term term) {
    this.term = term;
  }
}
