package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.Ah;
import org.odpj.proto.Esp;
import org.odpj.proto.Gre;
import org.odpj.proto.Icmp;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Sctp;
import org.odpj.proto.Tcp;
import org.odpj.proto.Udp;
import org.odpj.proto.Vxlan;

/** What IP carries: one header, whether it is whole, and its checksum if asked. */
final class TransportParser {
  /** ESP in UDP (RFC 3948). */
  static final int NAT_TRAVERSAL_PORT = 4_500;

  /** IGMP's shortest message (RFC 3376). */
  private static final int IGMP_LENGTH = 8;

  private TransportParser() {}

  /** A fragment without transport header: only the protocol is known. */
  static long laterFragment(int protocol, long parsed, ParseParam param) {
    return param.lastLayer().includes(ProtoLayer.L4) ? parsed | flagsOf(protocol) : parsed;
  }

  /**
   * Goes on after IP.
   *
   * @param protocol what IP says it carries
   * @param l4 where that starts
   * @param end where IP says it ends
   */
  static long parse(
      int protocol,
      MemorySegment memory,
      long at,
      int l3,
      int l4,
      int present,
      int end,
      long before,
      ParseParam param) {
    long parsed = Parsed.withL4(before, l3, l4, end);
    long flags = flagsOf(protocol);
    if (flags == 0 || !param.lastLayer().includes(ProtoLayer.L4)) {
      return parsed;
    }
    parsed |= flags | PacketFlags.L4;
    int header = l4 + lengthOf(protocol);
    if (header > Math.min(present, end)) {
      return Parsed.missing(parsed, PacketFlags.L4_ERROR, header, end);
    }
    boolean sound =
        switch (protocol) {
          case IpProtocol.UDP -> soundUdp(Udp.at(memory, at + l4), end - l4, parsed);
          case IpProtocol.TCP -> soundTcp(Tcp.at(memory, at + l4), end - l4);
          case IpProtocol.AH -> Ah.at(memory, at + l4).headerLength() <= end - l4;
          case IpProtocol.GRE -> soundGre(Gre.at(memory, at + l4), end - l4);
          default -> true;
        };
    if (!sound) {
      return parsed | PacketFlags.L4_ERROR;
    }
    if (param.checksums().anyL4()) {
      parsed |= TransportChecksum.verify(memory, at, l3, l4, present, end, parsed, param);
    }
    return protocol == IpProtocol.UDP
        ? inUdp(memory, at + l4, l4, present, end, parsed, param)
        : parsed;
  }

  private static long flagsOf(int protocol) {
    return switch (protocol) {
      case IpProtocol.UDP -> PacketFlags.UDP;
      case IpProtocol.TCP -> PacketFlags.TCP;
      case IpProtocol.SCTP -> PacketFlags.SCTP;
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> PacketFlags.ICMP;
      case IpProtocol.IGMP -> PacketFlags.IGMP;
      case IpProtocol.ESP -> PacketFlags.IPSEC | PacketFlags.ESP;
      case IpProtocol.AH -> PacketFlags.IPSEC | PacketFlags.AH;
      case IpProtocol.GRE -> PacketFlags.GRE;
      default -> 0;
    };
  }

  private static int lengthOf(int protocol) {
    return switch (protocol) {
      case IpProtocol.UDP -> Udp.LENGTH;
      case IpProtocol.TCP -> Tcp.LENGTH;
      case IpProtocol.SCTP -> Sctp.LENGTH;
      case IpProtocol.IGMP -> IGMP_LENGTH;
      case IpProtocol.ESP -> Esp.LENGTH;
      case IpProtocol.AH -> Ah.LENGTH;
      case IpProtocol.GRE -> Gre.LENGTH;
      default -> Icmp.LENGTH;
    };
  }

  /** The first fragment of a datagram states the length of the whole. */
  private static boolean soundUdp(Udp udp, int space, long parsed) {
    int length = udp.length();
    return length >= Udp.LENGTH && (length <= space || (parsed & PacketFlags.IPFRAG) != 0);
  }

  private static boolean soundTcp(Tcp tcp, int space) {
    int length = tcp.headerLength();
    return length >= Tcp.LENGTH && length <= space;
  }

  private static boolean soundGre(Gre gre, int space) {
    return gre.version() <= 1 && gre.headerLength() <= space;
  }

  /** ESP and VXLAN are known by their ports alone, so what does not look like them is neither. */
  private static long inUdp(
      MemorySegment memory, long at, int l4, int present, int end, long parsed, ParseParam param) {
    int port = Udp.at(memory, at).destination();
    if (port != NAT_TRAVERSAL_PORT && port != Vxlan.PORT) {
      return parsed;
    }
    int payloadEnd = l4 + Udp.LENGTH + Vxlan.LENGTH; // an ESP header is as long
    if (payloadEnd > end) {
      return parsed;
    }
    if (payloadEnd > present) {
      return parsed | Parsed.INCOMPLETE;
    }
    if (port == NAT_TRAVERSAL_PORT) {
      boolean esp = Esp.at(memory, at + Udp.LENGTH).spi() != 0; // 0 marks key exchange
      return esp ? parsed | PacketFlags.IPSEC : parsed;
    }
    boolean vxlan =
        param.lastLayer() == ProtoLayer.ALL && Vxlan.at(memory, at + Udp.LENGTH).hasIdentifier();
    return vxlan ? parsed | PacketFlags.VXLAN : parsed;
  }
}
