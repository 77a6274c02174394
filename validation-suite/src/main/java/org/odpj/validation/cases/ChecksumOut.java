package org.odpj.validation.cases;

import org.odpj.packet.ChecksumInsert;
import org.odpj.packet.OutputRequest;
import org.odpj.parse.ProtoChecksums;
import org.odpj.pktio.PktoutConfig;
import org.odpj.validation.suite.Variant;

/** Checksums that an interface can fill in, and who asks for it. */
enum ChecksumOut implements Variant {
  IPV4_NO_OVR(ParseForm.ETH_IPV4_UDP, 10, 2, Asks.PACKET_FOR_NONE),
  IPV4_PKTIO(ParseForm.ETH_IPV4_UDP, 10, 2, Asks.INTERFACE),
  IPV4_OVR(ParseForm.ETH_IPV4_UDP, 10, 2, Asks.PACKET),
  UDP_NO_OVR(ParseForm.ETH_IPV4_UDP, 26, 2, Asks.PACKET_FOR_NONE),
  UDP_PKTIO(ParseForm.ETH_IPV4_UDP, 26, 2, Asks.INTERFACE),
  UDP_OVR(ParseForm.ETH_IPV4_UDP, 26, 2, Asks.PACKET),
  UDP6_PKTIO(ParseForm.ETH_VLAN_IPV6_UDP, 46, 2, Asks.INTERFACE),
  TCP_PKTIO(ParseForm.ETH_IPV4_TCP, 36, 2, Asks.INTERFACE),
  TCP6_OVR(ParseForm.ETH_IPV6_TCP, 56, 2, Asks.PACKET),
  SCTP_NO_OVR(ParseForm.ETH_IPV4_SCTP, 28, 4, Asks.PACKET_FOR_NONE),
  SCTP_PKTIO(ParseForm.ETH_IPV4_SCTP, 28, 4, Asks.INTERFACE),
  SCTP_OVR(ParseForm.ETH_IPV4_SCTP, 28, 4, Asks.PACKET);

  /** Who asks. */
  private enum Asks {
    INTERFACE,
    PACKET,
    PACKET_FOR_NONE
  }

  final ParseForm form;

  /** The checksum's first byte in the frame. */
  final int at;

  /** Its bytes. */
  final int size;

  private final Asks asks;

  ChecksumOut(ParseForm form, int behindL3, int size, Asks asks) {
    this.form = form;
    this.at = form.l3 + behindL3;
    this.size = size;
    this.asks = asks;
  }

  /** ODP has no cases of TCP's checksum and of IPv6, which are computed as UDP's is. */
  @Override
  public String odpName() {
    return switch (this) {
      case UDP6_PKTIO, TCP_PKTIO -> UDP_PKTIO.odpName();
      case TCP6_OVR -> UDP_OVR.odpName();
      default -> Variant.super.odpName();
    };
  }

  PktoutConfig config() {
    ProtoChecksums always = asks == Asks.PACKET ? ProtoChecksums.NONE : ProtoChecksums.ALL;
    return PktoutConfig.defaults().withChecksums(ProtoChecksums.ALL, always);
  }

  void ask(OutputRequest request) {
    switch (asks) {
      case INTERFACE -> {}
      case PACKET -> request.l3Checksum(ChecksumInsert.INSERT);
      case PACKET_FOR_NONE -> request.l3Checksum(ChecksumInsert.SKIP);
    }
    request.l4Checksum(request.l3Checksum());
  }

  boolean isInserted() {
    return asks != Asks.PACKET_FOR_NONE;
  }
}
