package org.odpj.apps.packetgen;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.MacAddress;
import org.odpj.proto.Udp;
import org.odpj.proto.Vlan;

/** The frame that a sender sends again and again, all but its {@link Probe}. */
final class FrameTemplate {
  private static final int HEADERS = Ethernet.LENGTH + Ipv4.LENGTH + Udp.LENGTH;
  private static final int TTL = 64;

  private final MemorySegment frame;
  private final int length;
  private final int probeOffset;

  FrameTemplate(PacketGenParam param, MacAddress source, MacAddress destination) {
    int tag = param.vlan() < 0 ? 0 : Vlan.LENGTH;
    int ip = Ethernet.LENGTH + tag;
    this.length = param.length();
    this.frame = Arena.ofAuto().allocate(length);
    this.probeOffset = HEADERS + tag;
    Ethernet.at(frame, 0)
        .destination(destination.bits())
        .source(source.bits())
        .type(tag == 0 ? EtherType.IPV4 : EtherType.VLAN);
    if (tag > 0) {
      Vlan.at(frame, Ethernet.LENGTH).control(0, false, param.vlan()).type(EtherType.IPV4);
    }
    Ipv4.at(frame, ip)
        .init(length - ip, TTL, IpProtocol.UDP, param.ipSource(), param.ipDestination());
    Udp.at(frame, ip + Ipv4.LENGTH)
        .init(param.udpSource(), param.udpDestination(), length - ip - Ipv4.LENGTH);
  }

  /** The shortest frame that has room for a probe. */
  static int minLength(int vlan) {
    return Math.max(Ethernet.MIN_FRAME, HEADERS + (vlan < 0 ? 0 : Vlan.LENGTH) + Probe.LENGTH);
  }

  int length() {
    return length;
  }

  /** Fills a packet of this length. */
  void fill(Packet packet, int stream, int sequence, long nanos) {
    packet.copyFrom(0, frame, 0, length);
    Probe.at(packet.memory(), packet.dataOffset() + probeOffset).set(stream, sequence, nanos);
  }

  /** Where the payload of a UDP frame starts; negative if it is none, or too short for a probe. */
  static int probeOffset(Packet packet) {
    if (packet.segmentLength() < HEADERS + Probe.LENGTH) {
      return -1;
    }
    MemorySegment memory = packet.memory();
    long start = packet.dataOffset();
    int type = Ethernet.at(memory, start).type();
    int ip = Ethernet.LENGTH;
    if (type == EtherType.VLAN) {
      type = Vlan.at(memory, start + ip).type();
      ip += Vlan.LENGTH;
    }
    if (type != EtherType.IPV4) {
      return -1;
    }
    Ipv4 header = Ipv4.at(memory, start + ip);
    int payload = ip + header.headerLength() + Udp.LENGTH;
    boolean fits = payload + Probe.LENGTH <= packet.segmentLength();
    return fits && header.protocol() == IpProtocol.UDP && !header.isFragment() ? payload : -1;
  }
}
