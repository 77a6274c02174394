package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.Ipv4;

/** The IPv4 header. Options are stepped over, not looked into. */
final class Ipv4Parser {
  private static final int BROADCAST = 0xffff_ffff;
  private static final int MULTICAST_PREFIX = 0xe;
  private static final int RIGHT = 0xffff;

  private Ipv4Parser() {}

  static long parse(
      MemorySegment memory, long at, int l3, int present, int end, long before, ParseParam param) {
    long parsed = before | PacketFlags.L3 | PacketFlags.IPV4;
    int header = l3 + Ipv4.LENGTH;
    if (header > Math.min(present, end)) {
      return Parsed.missing(parsed, PacketFlags.L3_ERROR, header, end);
    }
    Ipv4 ip = Ipv4.at(memory, at + l3);
    int l4 = l3 + ip.headerLength();
    int ipEnd = l3 + ip.totalLength();
    if (ip.version() != 4 || l4 < header || ipEnd < l4 || ipEnd > end) {
      return parsed | PacketFlags.L3_ERROR;
    }
    if (l4 > header) {
      parsed |= PacketFlags.IPOPT;
      if (l4 > present) {
        return parsed | Parsed.INCOMPLETE;
      }
    }
    if (param.checksums().ipv4()) {
      if (InternetChecksum.sum(memory, at + l3, l4 - l3) != RIGHT) {
        return parsed | PacketFlags.L3_CHKSUM_BAD | PacketFlags.L3_ERROR;
      }
      parsed |= PacketFlags.L3_CHKSUM_OK;
    }
    parsed |= addressFlags(ip.destination());
    if (ip.isFragment()) {
      parsed |= PacketFlags.IPFRAG;
      if (ip.fragmentOffset() != 0) {
        return TransportParser.laterFragment(ip.protocol(), parsed, param);
      }
    }
    return TransportParser.parse(ip.protocol(), memory, at, l3, l4, present, ipEnd, parsed, param);
  }

  static long addressFlags(int destination) {
    if (destination >>> 28 == MULTICAST_PREFIX) {
      return PacketFlags.IP_MCAST;
    }
    return destination == BROADCAST ? PacketFlags.IP_BCAST : 0;
  }
}
