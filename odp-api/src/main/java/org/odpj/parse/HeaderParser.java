package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.EtherType;

/**
 * Parses the headers of one packet. A pure function: it allocates nothing, changes nothing and
 * never throws for what is in the packet, and it reads nothing outside the bytes it is told of.
 *
 * <p>Lengths that headers state are believed only when they fit: into the packet, and each layer
 * into the one below. At the first error parsing ends; what was found before it stays.
 */
public final class HeaderParser {
  private HeaderParser() {}

  /**
   * Parses. If the headers reach beyond what is present, the result is {@linkplain
   * Parsed#incomplete incomplete} and the caller repeats with more of the packet in one piece; that
   * cannot happen when all of it is present.
   *
   * @param memory holds the packet
   * @param at the first header's first byte
   * @param present bytes from there that are in {@code memory}, at least 1
   * @param length bytes from there that the packet has, at least {@code present}
   * @param param what to parse
   * @return the result; {@link Parsed} reads it
   */
  public static long parse(
      MemorySegment memory, long at, int present, int length, ParseParam param) {
    return switch (param.proto()) {
      case ETH -> eth(memory, at, present, length, param);
      case IPV4 -> packet(EtherType.IPV4, memory, at, present, length, param);
      case IPV6 -> packet(EtherType.IPV6, memory, at, present, length, param);
    };
  }

  private static long eth(
      MemorySegment memory, long at, int present, int length, ParseParam param) {
    long parsed =
        param.isWhole() ? UsualFrame.parse(memory, at, present, length) : UsualFrame.UNUSUAL;
    return parsed == UsualFrame.UNUSUAL ? frame(memory, at, present, length, param) : parsed;
  }

  /** Any frame, layer by layer. */
  static long frame(MemorySegment memory, long at, int present, int length, ParseParam param) {
    long link = LinkParser.parse(memory, at, present, length);
    long parsed = LinkParser.withoutType(link);
    boolean done = (parsed & (PacketFlags.L2_ERROR | Parsed.INCOMPLETE)) != 0;
    if (done || !param.lastLayer().includes(ProtoLayer.L3)) {
      return parsed;
    }
    // A frame that ends where the network layer should start has none, and its parser says so.
    int found = Parsed.l3(parsed);
    int l3 = found == Parsed.NONE ? length : found;
    int end =
        (parsed & PacketFlags.SNAP) == 0 ? length : LinkParser.snapEnd(memory, at, l3, length);
    return network(LinkParser.type(link), memory, at, l3, present, end, parsed, param);
  }

  /** A packet without link layer. */
  private static long packet(
      int type, MemorySegment memory, long at, int present, int length, ParseParam param) {
    return network(type, memory, at, 0, present, length, Parsed.withL3(0, 0, length), param);
  }

  private static long network(
      int type,
      MemorySegment memory,
      long at,
      int l3,
      int present,
      int end,
      long parsed,
      ParseParam param) {
    return switch (type) {
      case EtherType.IPV4 -> Ipv4Parser.parse(memory, at, l3, present, end, parsed, param);
      case EtherType.IPV6 -> Ipv6Parser.parse(memory, at, l3, present, end, parsed, param);
      case EtherType.ARP -> ArpParser.parse(memory, at, l3, present, end, parsed);
      default -> parsed;
    };
  }
}
