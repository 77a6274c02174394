package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Tcp;
import org.odpj.proto.Udp;
import org.odpj.proto.Vxlan;

/**
 * A short cut for what nearly every frame is: Ethernet without tags, IPv4 without options and not
 * fragmented, UDP or TCP, all of it sound and no checksum to verify. A few loads of eight bytes at
 * fixed places take the place of many small ones. Whatever else a frame is, or whatever is wrong
 * with it, this class has no answer, and the parsers of the layers find it.
 */
final class UsualFrame {
  /** The frame is not a usual one. No parse of a frame has this result. */
  static final long UNUSUAL = 0;

  // Where the words that are loaded start, and what they hold from the highest bits down.
  private static final int DESTINATION = 0; // 48 bits of address, 16 others
  private static final int TYPE = 12; // type 16, version and length 8, service 8, total 16, id 16
  private static final int FRAGMENT = 20; // flags and offset 16, time 8, protocol 8, 32 others
  private static final int IP_DESTINATION = 30; // address 32, ports 16 and 16

  private static final int L3 = Ethernet.LENGTH;
  private static final int L4 = L3 + Ipv4.LENGTH;
  private static final int UDP_LENGTH = L4 + 4;
  private static final int TCP_OFFSET = L4 + 12;

  /** EtherType, version 4, header length 5. */
  private static final long PLAIN_IPV4 = EtherType.IPV4 << 8 | 0x45;

  /** More fragments, and the offset. */
  private static final int FRAGMENTED = 0x3fff;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final long FLAGS =
      PacketFlags.L2 | PacketFlags.ETH | PacketFlags.L3 | PacketFlags.IPV4 | PacketFlags.L4;

  private UsualFrame() {}

  /** The result of a frame whose layers are all parsed and no checksum is verified. */
  static long parse(MemorySegment memory, long at, int present, int length) {
    if (present < L4 + Udp.LENGTH || length > LinkParser.MAX_USUAL_FRAME) {
      return UNUSUAL;
    }
    MemorySegment headers = memory.asSlice(at, L4 + Udp.LENGTH);
    long type = headers.get(LONG, TYPE);
    long fragment = headers.get(LONG, FRAGMENT);
    int total = (int) (type >>> 16) & 0xffff;
    if (type >>> 40 != PLAIN_IPV4
        || ((int) (fragment >>> 48) & FRAGMENTED) != 0
        || total > length - L3) {
      return UNUSUAL;
    }
    int space = total - Ipv4.LENGTH;
    long addresses = headers.get(LONG, IP_DESTINATION);
    long flags =
        switch ((int) (fragment >>> 32) & 0xff) {
          case IpProtocol.UDP -> udp(headers, (int) addresses & 0xffff, space);
          case IpProtocol.TCP -> tcp(memory, at, present, space);
          default -> UNUSUAL;
        };
    return flags == UNUSUAL
        ? UNUSUAL
        : Parsed.withL4(
            Parsed.withL3(
                flags
                    | FLAGS
                    | LinkParser.addressFlags(headers.get(LONG, DESTINATION) >>> 16)
                    | Ipv4Parser.addressFlags((int) (addresses >>> 32)),
                L3,
                length),
            L3,
            L4,
            L3 + total);
  }

  private static long udp(MemorySegment headers, int port, int space) {
    int length = Short.toUnsignedInt(headers.get(SHORT, UDP_LENGTH));
    boolean usual =
        length >= Udp.LENGTH
            && length <= space
            && port != TransportParser.NAT_TRAVERSAL_PORT
            && port != Vxlan.PORT;
    return usual ? PacketFlags.UDP : UNUSUAL;
  }

  private static long tcp(MemorySegment memory, long at, int present, int space) {
    if (present < L4 + Tcp.LENGTH) {
      return UNUSUAL;
    }
    int header = (memory.get(ValueLayout.JAVA_BYTE, at + TCP_OFFSET) & 0xf0) >>> 2;
    return header >= Tcp.LENGTH && header <= space ? PacketFlags.TCP : UNUSUAL;
  }
}
