package org.odpj.linuxgeneric.classify;

import org.odpj.packet.Packet;
import org.odpj.parse.PacketFlags;
import org.odpj.proto.EtherType;
import org.odpj.proto.Gre;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv6;
import org.odpj.proto.Ipv6Extension;
import org.odpj.proto.Udp;

/** Finds fields in the headers of a parsed packet. For one thread. */
final class FieldReader {
  private static final int ESP_PORT = 4_500;
  private static final int GTP_PORT = 2_152;
  private static final int GTP_VERSION_1 = 0b0011;
  private static final int TRANSPARENT_BRIDGING = 0x6558;
  private static final int ECHO_REPLY = 0;
  private static final int ECHO_REQUEST = 8;
  private static final int MAX_EXTENSIONS = 16;

  private final HeaderBytes bytes;
  private long flags;
  private int l2;
  private int l3;
  private int l4;
  private int length;
  private long value;

  /**
   * A reader.
   *
   * @param packet the first to look at
   */
  FieldReader(Packet packet) {
    bytes = new HeaderBytes(packet);
    look(packet);
  }

  /** Goes to another packet. */
  void look(Packet packet) {
    bytes.look(packet);
    flags = packet.flags();
    l2 = packet.l2Offset();
    l3 = packet.l3Offset();
    l4 = packet.l4Offset();
    length = packet.length();
  }

  /** What the last successful {@link #read} found, a number without sign. */
  long value() {
    return value;
  }

  boolean has(long wanted) {
    return (flags & wanted) == wanted;
  }

  /** Reads a word; false if the packet does not have it. */
  boolean read(Word word) {
    return switch (word.field()) {
      case LENGTH -> is(length);
      case ETHER_TYPE_OUTER -> has(PacketFlags.ETH) && l2(12, 2);
      case ETHER_TYPE_INNER -> has(PacketFlags.VLAN) && l3(-2, 2);
      case VLAN_OUTER -> has(PacketFlags.VLAN) && l2(14, 2) && is(value & 0xfff);
      case VLAN_INNER -> has(PacketFlags.VLAN) && lastTag() && is(value & 0xfff);
      case VLAN_PRIORITY -> has(PacketFlags.VLAN) && l2(14, 2) && is(value >>> 13);
      case DESTINATION_MAC -> has(PacketFlags.ETH) && l2(0, 6);
      case IP_PROTOCOL -> protocol();
      case IP_DSCP -> codePoint();
      case IPV4_SOURCE -> has(PacketFlags.IPV4) && l3(12, 4);
      case IPV4_DESTINATION -> has(PacketFlags.IPV4) && l3(16, 4);
      case IPV6_SOURCE -> has(PacketFlags.IPV6) && l3(8 + word.skip(), 8);
      case IPV6_DESTINATION -> has(PacketFlags.IPV6) && l3(24 + word.skip(), 8);
      case UDP_SOURCE_PORT -> has(PacketFlags.UDP) && l4(0, 2);
      case UDP_DESTINATION_PORT -> has(PacketFlags.UDP) && l4(2, 2);
      case TCP_SOURCE_PORT -> has(PacketFlags.TCP) && l4(0, 2);
      case TCP_DESTINATION_PORT -> has(PacketFlags.TCP) && l4(2, 2);
      case SCTP_SOURCE_PORT -> has(PacketFlags.SCTP) && l4(0, 2);
      case SCTP_DESTINATION_PORT -> has(PacketFlags.SCTP) && l4(2, 2);
      case IPSEC_SPI -> securityParameters();
      case VIRTUAL_NETWORK -> virtualNetwork();
      case IGMP_GROUP -> has(PacketFlags.IGMP) && l4(4, 4);
      case ICMP_TYPE -> isIcmp() && l4(0, 1);
      case ICMP_CODE -> isIcmp() && l4(1, 1);
      case ICMP_ID -> isEcho() && l4(4, 2);
      case GTPV1_TEID -> tunnelEndpoint();
      case CUSTOM_FRAME -> at(word.offset() + word.skip(), word.bytes());
      case CUSTOM_L3 -> l3(word.offset() + word.skip(), word.bytes());
    };
  }

  private boolean is(long number) {
    value = number;
    return true;
  }

  private boolean l2(int offset, int count) {
    return l2 >= 0 && at(l2 + offset, count);
  }

  /** Reads 1 to 8 bytes from the network layer on; false if the packet does not have them. */
  boolean l3(int offset, int count) {
    return l3 >= 0 && at(l3 + offset, count);
  }

  /** Reads 1 to 8 bytes from the transport layer on; false if the packet does not have them. */
  boolean l4(int offset, int count) {
    return l4 >= 0 && at(l4 + offset, count);
  }

  private boolean at(int offset, int count) {
    if (!bytes.has(offset, count)) {
      return false;
    }
    value = bytes.get(offset, count);
    return true;
  }

  /** The last tag's own 16 bits; a frame may have one or two. */
  private boolean lastTag() {
    boolean isStacked =
        l2(16, 2) && (value == EtherType.VLAN || value == EtherType.QINQ) && l2(18, 2);
    return isStacked || l2(14, 2);
  }

  private boolean protocol() {
    if (has(PacketFlags.IPV4)) {
      return l3(9, 1);
    }
    return has(PacketFlags.IPV6) && l3(6, 1) && (!has(PacketFlags.IPOPT) || afterExtensions());
  }

  /** Steps over extension headers; the first one's number has been read. */
  private boolean afterExtensions() {
    int next = (int) value;
    int offset = Ipv6.LENGTH;
    for (int i = 0; i < MAX_EXTENSIONS; i++) {
      switch (next) {
        case IpProtocol.HOP_BY_HOP, IpProtocol.ROUTING, IpProtocol.DESTINATION_OPTIONS -> {
          if (!l3(offset, 2)) {
            return false;
          }
          next = (int) (value >>> 8);
          offset += Ipv6Extension.LENGTH * (1 + (int) (value & 0xff));
        }
        case IpProtocol.FRAGMENT -> {
          if (!l3(offset, 4)) {
            return false;
          }
          next = (int) (value >>> 24);
          if ((value & 0xfff8) != 0) {
            return is(next); // The rest is somewhere in the middle of the packet.
          }
          offset += Ipv6Extension.LENGTH;
        }
        default -> {
          return is(next);
        }
      }
    }
    return false;
  }

  private boolean codePoint() {
    if (has(PacketFlags.IPV4)) {
      return l3(1, 1) && is(value >>> 2);
    }
    return has(PacketFlags.IPV6) && l3(0, 2) && is((value >>> 6) & 0x3f);
  }

  private boolean securityParameters() {
    if (has(PacketFlags.ESP)) {
      return l4(0, 4);
    }
    if (has(PacketFlags.AH)) {
      return l4(4, 4);
    }
    // RFC 3948: ESP within UDP; four zeros are there before messages of IKE.
    return isUdpTo(ESP_PORT) && l4(Udp.LENGTH, 4) && value != 0;
  }

  private boolean virtualNetwork() {
    if (has(PacketFlags.VXLAN)) {
      return l4(Udp.LENGTH + 4, 4) && is(value >>> 8);
    }
    // RFC 7637: the key of NVGRE has the network in its upper bits.
    return has(PacketFlags.GRE)
        && l4(0, 4)
        && value == ((long) Gre.KEY << 16 | TRANSPARENT_BRIDGING)
        && l4(4, 4)
        && is(value >>> 8);
  }

  private boolean tunnelEndpoint() {
    return isUdpTo(GTP_PORT)
        && l4(Udp.LENGTH, 1)
        && value >>> 4 == GTP_VERSION_1
        && l4(Udp.LENGTH + 4, 4);
  }

  private boolean isUdpTo(int port) {
    return has(PacketFlags.UDP) && l4(2, 2) && value == port;
  }

  private boolean isIcmp() {
    return has(PacketFlags.ICMP | PacketFlags.IPV4);
  }

  private boolean isEcho() {
    return isIcmp() && l4(0, 1) && (value == ECHO_REQUEST || value == ECHO_REPLY);
  }
}
