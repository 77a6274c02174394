package org.odpj.apps.pktioordered;

import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Udp;

/**
 * Which flow a frame belongs to: by addresses, protocol and ports if it is IPv4, else by its
 * Ethernet addresses. Fragments have no ports.
 */
final class FlowNumber {
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private FlowNumber() {}

  /** A number from 0 to {@code flows} - 1. */
  static int of(Packet packet, int flows) {
    int length = packet.segmentLength();
    if (length < Ethernet.LENGTH) {
      return 0;
    }
    MemorySegment memory = packet.memory();
    long at = packet.dataOffset();
    Ethernet ethernet = Ethernet.at(memory, at);
    long key =
        ethernet.type() == EtherType.IPV4 && length >= Ethernet.LENGTH + Ipv4.LENGTH
            ? ipv4(memory, at + Ethernet.LENGTH, length - Ethernet.LENGTH)
            : mix(ethernet.source(), ethernet.destination());
    return (int) Math.unsignedMultiplyHigh(mix(key, 0), flows);
  }

  private static long ipv4(MemorySegment memory, long at, int length) {
    Ipv4 ip = Ipv4.at(memory, at);
    long key =
        mix((long) ip.source() << 32 | Integer.toUnsignedLong(ip.destination()), ip.protocol());
    int header = ip.headerLength();
    boolean ports =
        (ip.protocol() == IpProtocol.UDP || ip.protocol() == IpProtocol.TCP)
            && !ip.isFragment()
            && header >= Ipv4.LENGTH
            && length >= header + Udp.LENGTH;
    if (!ports) {
      return key;
    }
    // The ports of TCP and UDP are in the same places.
    Udp udp = Udp.at(memory, at + header);
    return mix(key, (long) udp.source() << 16 | udp.destination());
  }

  private static long mix(long a, long b) {
    long mixed = (a ^ Long.rotateLeft(b, 29)) * MIX;
    return (mixed ^ mixed >>> 32) * MIX;
  }
}
