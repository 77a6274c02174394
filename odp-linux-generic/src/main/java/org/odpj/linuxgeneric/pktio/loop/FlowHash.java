package org.odpj.linuxgeneric.pktio.loop;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.linuxgeneric.hash.Mix;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Vlan;

/**
 * A number that is equal for packets of one flow: of addresses, protocol and ports for IPv4 without
 * fragments, of addresses and protocol for fragments, of MAC addresses for everything else.
 */
final class FlowHash {
  private static final int PORTS = 4;

  private FlowHash() {}

  /** The hash, never negative. */
  static int of(Packet packet) {
    MemorySegment memory = packet.memory();
    long start = packet.dataOffset();
    int length = packet.segmentLength();
    if (length < Ethernet.LENGTH) {
      return 0;
    }
    Ethernet ethernet = Ethernet.at(memory, start);
    int type = ethernet.type();
    int l3 = Ethernet.LENGTH;
    if (type == EtherType.VLAN && length >= l3 + Vlan.LENGTH) {
      type = Vlan.at(memory, start + l3).type();
      l3 += Vlan.LENGTH;
    }
    long key =
        type == EtherType.IPV4 && length >= l3 + Ipv4.LENGTH
            ? ipv4(memory, start + l3, length - l3)
            : ethernet.source() * 31 + ethernet.destination();
    return (int) (Mix.of(key) >>> 33);
  }

  private static long ipv4(MemorySegment memory, long start, int length) {
    Ipv4 ip = Ipv4.at(memory, start);
    long key =
        ((long) ip.source() << 32 | Integer.toUnsignedLong(ip.destination())) + ip.protocol();
    int headerLength = ip.headerLength();
    boolean ports = ip.protocol() == IpProtocol.TCP || ip.protocol() == IpProtocol.UDP;
    if (ports && !ip.isFragment() && length >= headerLength + PORTS) {
      key = Mix.of(key) + memory.get(ValueLayout.JAVA_INT_UNALIGNED, start + headerLength);
    }
    return key;
  }
}
