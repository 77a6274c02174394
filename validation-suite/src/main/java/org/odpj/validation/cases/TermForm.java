package org.odpj.validation.cases;

import java.util.function.Supplier;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrValue;
import org.odpj.validation.suite.Variant;

/** A field, a frame that has it, the value there, and a bit of the field. */
@SuppressWarnings("ImmutableEnumChecker") // Suppliers without state, and a record of numbers.
enum TermForm implements Variant {
  TCP_DPORT(PmrField.TCP_DESTINATION_PORT, TermFrame::tcp, 12_346, TermFrame.L4 + 3),
  TCP_SPORT(PmrField.TCP_SOURCE_PORT, TermFrame::tcp, 12_345, TermFrame.L4 + 1),
  UDP_DPORT(PmrField.UDP_DESTINATION_PORT, TermFrame::udp, 12_346, TermFrame.L4 + 3),
  UDP_SPORT(PmrField.UDP_SOURCE_PORT, TermFrame::udp, 12_345, TermFrame.L4 + 1),
  UDP6_DPORT(
      PmrField.UDP_DESTINATION_PORT, TermFrame::udpOverIpv6, 12_346, TermFrame.L4_OF_IPV6 + 3),
  GTPU_TEID(PmrField.GTPV1_TEID, TermFrame::gtp, 0x0102_0304, TermFrame.L4 + 15),
  IGMP_GRPADDR(PmrField.IGMP_GROUP, TermFrame::igmp, 0xef01_0203L, TermFrame.L4 + 7),
  SCTP_SPORT(PmrField.SCTP_SOURCE_PORT, TermFrame::sctp, 12_345, TermFrame.L4 + 1),
  SCTP_DPORT(PmrField.SCTP_DESTINATION_PORT, TermFrame::sctp, 12_346, TermFrame.L4 + 3),
  ICMP_TYPE(PmrField.ICMP_TYPE, TermFrame::icmp, 8, TermFrame.L4),
  ICMP_CODE(PmrField.ICMP_CODE, TermFrame::icmp, 0, TermFrame.L4 + 1),
  ICMP_ID(PmrField.ICMP_ID, TermFrame::icmp, 0, TermFrame.L4 + 5),
  IPV4_PROTO(PmrField.IP_PROTOCOL, TermFrame::udp, 17, TermFrame.L3 + 9),
  IPV6_PROTO(PmrField.IP_PROTOCOL, TermFrame::udpOverIpv6, 17, TermFrame.L3 + 6),
  IPV4_DSCP(PmrField.IP_DSCP, TermFrame::expedited, 46, TermFrame.L3 + 1, 0x04),
  IPV6_DSCP(PmrField.IP_DSCP, TermFrame::expeditedIpv6, 46, TermFrame.L3 + 1, 0x40),
  DMAC(PmrField.DESTINATION_MAC, TermFrame::udp, 0x0200_0000_0001L, 5),
  IPV4_SADDR(PmrField.IPV4_SOURCE, TermFrame::udp, 0x0a00_0001, TermFrame.L3 + 15),
  IPV4_DADDR(PmrField.IPV4_DESTINATION, TermFrame::udp, 0x0a00_0002, TermFrame.L3 + 19),
  IPV6SADDR(
      PmrField.IPV6_SOURCE,
      TermFrame::udpOverIpv6,
      new PmrValue(0x2001_0db8_0000_0000L, 1),
      TermFrame.L3 + 23),
  IPV6DADDR(
      PmrField.IPV6_DESTINATION,
      TermFrame::udpOverIpv6,
      new PmrValue(0x2001_0db8_0000_0000L, 2),
      TermFrame.L3 + 39),
  VLAN_ID_0(PmrField.VLAN_OUTER, TermFrame::taggedTwice, 23, 15),
  VLAN_ID_X(PmrField.VLAN_INNER, TermFrame::taggedTwice, 24, 19),
  VLAN_ID_OF_ONE(PmrField.VLAN_INNER, TermFrame::tagged, 23, 15),
  VLAN_PCP_0(PmrField.VLAN_PRIORITY, TermFrame::tagged, 1, 14, 0x20),
  ETH_TYPE_0(PmrField.ETHER_TYPE_OUTER, TermFrame::tagged, 0x8100, 13),
  ETH_TYPE_X(PmrField.ETHER_TYPE_INNER, TermFrame::taggedTwice, 0x0800, 21),
  IPSEC_SPI_AH_IPV4(PmrField.IPSEC_SPI, TermFrame::ah, 1_000, TermFrame.L4 + 7),
  IPSEC_SPI_ESP_IPV4(PmrField.IPSEC_SPI, TermFrame::esp, 1_000, TermFrame.L4 + 3),
  IPSEC_SPI_AH_IPV6(PmrField.IPSEC_SPI, TermFrame::ahOverIpv6, 1_000, TermFrame.L4_OF_IPV6 + 7),
  IPSEC_SPI_ESP_IPV6(PmrField.IPSEC_SPI, TermFrame::espOverIpv6, 1_000, TermFrame.L4_OF_IPV6 + 3),
  IPSEC_SPI_ESP_UDP(PmrField.IPSEC_SPI, TermFrame::espOverUdp, 0x0102_0304, TermFrame.L4 + 11),
  LD_VNI_VXLAN(PmrField.VIRTUAL_NETWORK, TermFrame::vxlan, 0x01_0203, TermFrame.L4 + 14),
  LD_VNI_NVGRE(PmrField.VIRTUAL_NETWORK, TermFrame::nvgre, 0x01_0203, TermFrame.L4 + 6);

  final PmrField field;
  final PmrValue value;
  private final Supplier<byte[]> frame;
  private final int at;
  private final int bit;

  TermForm(PmrField field, Supplier<byte[]> frame, long value, int at) {
    this(field, frame, value, at, 1);
  }

  TermForm(PmrField field, Supplier<byte[]> frame, PmrValue value, int at) {
    this(field, frame, value, at, 1);
  }

  TermForm(PmrField field, Supplier<byte[]> frame, long value, int at, int bit) {
    this(field, frame, PmrValue.of(value), at, bit);
  }

  TermForm(PmrField field, Supplier<byte[]> frame, PmrValue value, int at, int bit) {
    this.field = field;
    this.frame = frame;
    this.value = value;
    this.at = at;
    this.bit = bit;
  }

  /** Whether every Ethernet frame has the field. */
  boolean isInEveryFrame() {
    return field == PmrField.DESTINATION_MAC || field == PmrField.ETHER_TYPE_OUTER;
  }

  /** A frame whose field has the value. */
  byte[] frame() {
    return frame.get();
  }

  /** The same, but the lowest bit of the field is the other. */
  byte[] neighbour() {
    return TermFrame.flipped(frame(), at, bit);
  }
}
