package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.Arp;

/** ARP: whether its addresses fit into the frame. */
final class ArpParser {
  /** Octets before the addresses. */
  private static final int FIXED = 8;

  private ArpParser() {}

  static long parse(MemorySegment memory, long at, int l3, int present, int end, long before) {
    long parsed = before | PacketFlags.L3 | PacketFlags.ARP;
    // Addresses may be shorter than those of IPv4 over Ethernet, but no device has such.
    int message = l3 + Arp.LENGTH;
    if (message > Math.min(present, end)) {
      return Parsed.missing(parsed, PacketFlags.L3_ERROR, message, end);
    }
    Arp arp = Arp.at(memory, at + l3);
    int length = FIXED + 2 * (arp.hardwareLength() + arp.protocolLength());
    return length > end - l3 ? parsed | PacketFlags.L3_ERROR : parsed;
  }
}
