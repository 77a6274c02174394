package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.LlcSnap;
import org.odpj.proto.Vlan;

/**
 * Ethernet, up to two VLAN tags, LLC with SNAP. Its result carries the type of what follows where
 * the transport layer's place will be.
 */
final class LinkParser {
  /** A longer frame is a jumbo: the longest one of 1,500 bytes of payload and one VLAN tag. */
  static final int MAX_USUAL_FRAME = 1_518;

  /** The largest type field that is a length (IEEE 802.3). */
  private static final int MAX_LENGTH = 1_500;

  /** The smallest type field that is a type (IEEE 802.3). */
  private static final int MIN_TYPE = 1_536;

  private static final long BROADCAST = 0xffff_ffff_ffffL;
  private static final int GROUP_BIT = 40;
  private static final int TYPE_SHIFT = 48;

  private LinkParser() {}

  static int type(long link) {
    return (int) (link >>> TYPE_SHIFT);
  }

  static long withoutType(long link) {
    return link & ~(0xffffL << TYPE_SHIFT);
  }

  static long parse(MemorySegment memory, long at, int present, int length) {
    if (Ethernet.LENGTH > present) {
      return Parsed.missing(PacketFlags.L2, PacketFlags.L2_ERROR, Ethernet.LENGTH, length);
    }
    Ethernet eth = Ethernet.at(memory, at);
    long parsed = PacketFlags.L2 | PacketFlags.ETH | addressFlags(eth.destination());
    if (length > MAX_USUAL_FRAME) {
      parsed |= PacketFlags.JUMBO;
    }
    int type = eth.type();
    return isPlain(type)
        ? done(parsed, type, Ethernet.LENGTH, length)
        : encapsulated(memory, at, present, length, type, parsed);
  }

  /**
   * Where the payload of a SNAP frame ends, which its length field says: padding is no payload.
   *
   * @param l3 the payload's first byte
   */
  static int snapEnd(MemorySegment memory, long at, int l3, int length) {
    int llc = l3 - LlcSnap.LENGTH;
    // The length is in the type field of the Ethernet header, or of the last VLAN tag.
    return Math.min(length, llc + Vlan.at(memory, at + llc - Vlan.LENGTH).type());
  }

  static long addressFlags(long destination) {
    if (((destination >>> GROUP_BIT) & 1) == 0) {
      return 0;
    }
    return destination == BROADCAST
        ? PacketFlags.ETH_BCAST | PacketFlags.ETH_MCAST
        : PacketFlags.ETH_MCAST;
  }

  /** Neither a tag nor a length: nearly every frame. */
  private static boolean isPlain(int type) {
    return type >= MIN_TYPE && type != EtherType.VLAN && type != EtherType.QINQ;
  }

  private static long encapsulated(
      MemorySegment memory, long at, int present, int length, int firstType, long before) {
    long parsed = before;
    int type = firstType;
    int offset = Ethernet.LENGTH;
    for (int tags = 0; tags < 2 && isTag(type); tags++) {
      int end = offset + Vlan.LENGTH;
      if (end > present) {
        return Parsed.missing(parsed, PacketFlags.L2_ERROR, end, length);
      }
      boolean stacked = tags > 0 || type == EtherType.QINQ;
      parsed |= stacked ? PacketFlags.VLAN | PacketFlags.VLAN_QINQ : PacketFlags.VLAN;
      type = Vlan.at(memory, at + offset).type();
      offset = end;
    }
    return type >= MIN_TYPE
        ? done(parsed, type, offset, length)
        : llc(memory, at, present, length, type, offset, parsed);
  }

  private static boolean isTag(int type) {
    return type == EtherType.VLAN || type == EtherType.QINQ;
  }

  private static long llc(
      MemorySegment memory, long at, int present, int length, int stated, int offset, long parsed) {
    if (stated > MAX_LENGTH || stated > length - offset) {
      return parsed | PacketFlags.L2_ERROR;
    }
    int end = offset + LlcSnap.LENGTH;
    if (stated < LlcSnap.LENGTH) {
      return done(parsed, 0, offset, length);
    }
    if (end > present) {
      return parsed | Parsed.INCOMPLETE;
    }
    LlcSnap snap = LlcSnap.at(memory, at + offset);
    return snap.encapsulatesEtherType()
        ? done(parsed | PacketFlags.SNAP, snap.type(), end, length)
        : done(parsed, 0, offset, length);
  }

  private static long done(long parsed, int type, int l3, int length) {
    return Parsed.withL3(parsed, l3, length) | ((long) type << TYPE_SHIFT);
  }
}
