package org.odpj.spi.output;

import org.odpj.packet.ChecksumInsert;
import org.odpj.packet.OutputRequest;
import org.odpj.packet.Packet;
import org.odpj.parse.ProtoChecksums;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Ipv6;
import org.odpj.proto.Sctp;
import org.odpj.proto.Tcp;
import org.odpj.proto.Udp;

/**
 * Fills in checksums where a packet's layer offsets say that headers are. Headers that do not fit
 * the packet, and transport headers of fragments, are left alone.
 */
final class ChecksumInsertion {
  // Where fields are in the headers.
  private static final int IPV4_TOTAL_LENGTH = 2;
  private static final int IPV4_FRAGMENT = 6;
  private static final int IPV4_PROTOCOL = 9;
  private static final int IPV4_CHECKSUM = 10;
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV6_PAYLOAD_LENGTH = 4;
  private static final int IPV6_NEXT_HEADER = 6;
  private static final int IPV6_ADDRESSES = 8;
  private static final int UDP_CHECKSUM = 6;
  private static final int TCP_CHECKSUM = 16;
  private static final int SCTP_CHECKSUM = 8;

  /** More fragments, or an offset. */
  private static final int IS_FRAGMENT = 0x3fff;

  private final ProtoChecksums enabled;
  private final ProtoChecksums inserted;

  ChecksumInsertion(ProtoChecksums enabled, ProtoChecksums inserted) {
    this.enabled = enabled;
    this.inserted = inserted;
  }

  void apply(Packet packet) {
    int l3 = packet.l3Offset();
    if (l3 < 0) {
      return;
    }
    OutputRequest request = packet.output();
    int version = PacketBytes.get8(packet, l3) >>> 4;
    if (version == 4 && l3 + Ipv4.LENGTH <= packet.length()) {
      ofIpv4(packet, l3, request);
    } else if (version == 6 && l3 + Ipv6.LENGTH <= packet.length()) {
      ofIpv6(packet, l3, request);
    }
  }

  private void ofIpv4(Packet packet, int l3, OutputRequest request) {
    if (asked(request.l3Checksum(), enabled.ipv4(), inserted.ipv4())) {
      ipv4Header(packet, l3);
    }
    boolean fragment = (PacketBytes.get16(packet, l3 + IPV4_FRAGMENT) & IS_FRAGMENT) != 0;
    if (!fragment) {
      int protocol = PacketBytes.get8(packet, l3 + IPV4_PROTOCOL);
      int end = l3 + PacketBytes.get16(packet, l3 + IPV4_TOTAL_LENGTH);
      transport(packet, request, protocol, end, l3 + IPV4_ADDRESSES, 8);
    }
  }

  /** With extension headers between, what follows them is only known from parsing. */
  private void ofIpv6(Packet packet, int l3, OutputRequest request) {
    boolean direct = packet.l4Offset() == l3 + Ipv6.LENGTH;
    int protocol = direct ? PacketBytes.get8(packet, l3 + IPV6_NEXT_HEADER) : packet.l4Type();
    int end = l3 + Ipv6.LENGTH + PacketBytes.get16(packet, l3 + IPV6_PAYLOAD_LENGTH);
    transport(packet, request, protocol, end, l3 + IPV6_ADDRESSES, 32);
  }

  static void ipv4Header(Packet packet, int l3) {
    int length = (PacketBytes.get8(packet, l3) & 0xf) << 2;
    if (length < Ipv4.LENGTH || l3 + length > packet.length()) {
      return;
    }
    PacketBytes.set16(packet, l3 + IPV4_CHECKSUM, 0);
    PacketBytes.set16(packet, l3 + IPV4_CHECKSUM, ~PacketBytes.sum(packet, l3, length));
  }

  private void transport(
      Packet packet, OutputRequest request, int protocol, int end, int addresses, int size) {
    int l4 = packet.l4Offset();
    if (l4 < 0 || end > packet.length()) {
      return;
    }
    ChecksumInsert wish = request.l4Checksum();
    switch (protocol) {
      case IpProtocol.UDP -> {
        if (asked(wish, enabled.udp(), inserted.udp()) && l4 + Udp.LENGTH <= end) {
          udp(packet, l4, end, addresses, size);
        }
      }
      case IpProtocol.TCP -> {
        if (asked(wish, enabled.tcp(), inserted.tcp()) && l4 + Tcp.LENGTH <= end) {
          tcp(packet, l4, end, addresses, size);
        }
      }
      case IpProtocol.SCTP -> {
        if (asked(wish, enabled.sctp(), inserted.sctp()) && l4 + Sctp.LENGTH <= end) {
          sctp(packet, l4, end);
        }
      }
      default -> {}
    }
  }

  private static boolean asked(ChecksumInsert wish, boolean enabled, boolean inserted) {
    return switch (wish) {
      case DEFAULT -> inserted;
      case INSERT -> enabled;
      case SKIP -> false;
    };
  }

  /** A sum of 0 is sent as its other form, for 0 says that there is none (RFC 768). */
  private static void udp(Packet packet, int l4, int end, int addresses, int size) {
    int at = l4 + UDP_CHECKSUM;
    PacketBytes.set16(packet, at, 0);
    int sum = 0xffff & ~sum(packet, l4, end, IpProtocol.UDP, addresses, size);
    PacketBytes.set16(packet, at, sum == 0 ? 0xffff : sum);
  }

  static void tcp(Packet packet, int l4, int end, int addresses, int size) {
    int at = l4 + TCP_CHECKSUM;
    PacketBytes.set16(packet, at, 0);
    PacketBytes.set16(packet, at, ~sum(packet, l4, end, IpProtocol.TCP, addresses, size));
  }

  private static void sctp(Packet packet, int l4, int end) {
    int at = l4 + SCTP_CHECKSUM;
    PacketBytes.set16(packet, at, 0);
    PacketBytes.set16(packet, at + 2, 0);
    int crc = Integer.reverseBytes(PacketBytes.crc32c(packet, l4, end - l4));
    PacketBytes.set16(packet, at, crc >>> 16);
    PacketBytes.set16(packet, at + 2, crc);
  }

  /** Over pseudo header, header and payload. */
  private static int sum(Packet packet, int l4, int end, int protocol, int addresses, int size) {
    long sum = PacketBytes.sum(packet, addresses, size);
    sum += PacketBytes.sum(packet, l4, end - l4);
    return InternetChecksum.fold(sum + (end - l4) + protocol);
  }
}
