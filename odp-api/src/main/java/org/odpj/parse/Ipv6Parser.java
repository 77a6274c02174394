package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv6;
import org.odpj.proto.Ipv6Extension;

/**
 * The IPv6 header and its extension headers, up to the first that is none: AH and ESP are left to
 * IPsec. Options within extension headers are not looked into.
 */
final class Ipv6Parser {
  /**
   * A longer chain is malformed: RFC 8200 has each kind occur once, destination options twice. It
   * bounds the work that one packet can cause.
   */
  private static final int MAX_EXTENSIONS = 16;

  private static final int MULTICAST_PREFIX = 0xff;

  private Ipv6Parser() {}

  static long parse(
      MemorySegment memory, long at, int l3, int present, int end, long before, ParseParam param) {
    long parsed = before | PacketFlags.L3 | PacketFlags.IPV6;
    int header = l3 + Ipv6.LENGTH;
    if (header > Math.min(present, end)) {
      return Parsed.missing(parsed, PacketFlags.L3_ERROR, header, end);
    }
    Ipv6 ip = Ipv6.at(memory, at + l3);
    int ipEnd = header + ip.payloadLength();
    if (ip.version() != 6 || ipEnd > end) {
      return parsed | PacketFlags.L3_ERROR;
    }
    if (ip.destinationHigh() >>> 56 == MULTICAST_PREFIX) {
      parsed |= PacketFlags.IP_MCAST;
    }
    int next = ip.nextHeader();
    return isExtension(next)
        ? extensions(next, memory, at, l3, present, ipEnd, parsed, param)
        : TransportParser.parse(next, memory, at, l3, header, present, ipEnd, parsed, param);
  }

  private static boolean isExtension(int next) {
    return next == IpProtocol.HOP_BY_HOP
        || next == IpProtocol.ROUTING
        || next == IpProtocol.FRAGMENT
        || next == IpProtocol.DESTINATION_OPTIONS;
  }

  private static long extensions(
      int first,
      MemorySegment memory,
      long at,
      int l3,
      int present,
      int end,
      long before,
      ParseParam param) {
    long parsed = before | PacketFlags.IPOPT;
    int next = first;
    int offset = l3 + Ipv6.LENGTH;
    for (int i = 0; i < MAX_EXTENSIONS && isExtension(next); i++) {
      int shortest = offset + Ipv6Extension.LENGTH;
      if (shortest > Math.min(present, end)) {
        return Parsed.missing(parsed, PacketFlags.L3_ERROR, shortest, end);
      }
      Ipv6Extension extension = Ipv6Extension.at(memory, at + offset);
      boolean fragment = next == IpProtocol.FRAGMENT;
      next = extension.nextHeader();
      if (fragment) {
        parsed |= PacketFlags.IPFRAG;
        if (extension.fragmentOffset() != 0) {
          return TransportParser.laterFragment(next, parsed, param);
        }
        offset = shortest;
      } else {
        offset = shortest + 8 * extension.lengthField();
      }
      if (offset > end) {
        return parsed | PacketFlags.L3_ERROR;
      }
    }
    return isExtension(next)
        ? parsed | PacketFlags.L3_ERROR
        : TransportParser.parse(next, memory, at, l3, offset, present, end, parsed, param);
  }
}
