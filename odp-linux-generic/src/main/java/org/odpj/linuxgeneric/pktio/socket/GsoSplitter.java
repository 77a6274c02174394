package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.MemorySegment;
import org.odpj.linuxgeneric.pktio.base.FrameCopy;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;

/**
 * Cuts a frame that a sender left for its device to cut (segmentation offload) into the frames that
 * the device would have sent.
 *
 * <p>Every segment gets the headers, with lengths, IPv4 identification, TCP sequence number and
 * checksums of its own. FIN and PSH belong to the last segment, CWR to the first. The frame stays
 * where it is until its last segment was taken.
 */
final class GsoSplitter {
  private static final int IPV6_HEADER = 40;
  private static final int IPV6_ADDRESSES = 8;
  private static final int IPV4_ADDRESSES = 12;
  private static final int UDP_HEADER = 8;
  private static final int TCP_MIN_HEADER = 20;
  private static final int TCP_FIN = 0x01;
  private static final int TCP_PSH = 0x08;
  private static final int TCP_CWR = 0x80;

  private final PacketPool pool;
  private final int maxLength;
  private final MemorySegment memory;

  private long frame;
  private int length;
  private int tag;
  private boolean ipv4;
  private boolean tcp;
  private int l3;
  private int l4;
  private int headers;
  private int size;
  private int segment;
  private int segments;

  /** Cuts frames in {@code memory} into packets of at most {@code maxLength} bytes. */
  GsoSplitter(PacketPool pool, int maxLength, MemorySegment memory) {
    this.pool = pool;
    this.maxLength = maxLength;
    this.memory = memory;
  }

  /** Whether there are segments left. */
  boolean busy() {
    return segment < segments;
  }

  /** Leaves the segments that were not taken. */
  void reset() {
    segments = 0;
    segment = 0;
  }

  /**
   * Begins with a frame.
   *
   * @return false if it cannot be cut: unknown headers, or segments longer than a packet
   */
  boolean begin(VirtioHeader header, long frameOffset, int frameLength, int vlanTag) {
    frame = frameOffset;
    length = frameLength;
    tag = vlanTag;
    size = header.gsoSize();
    l4 = header.checksumStart();
    tcp = header.gsoType() != VirtioHeader.GSO_UDP_L4;
    if (!header.needsChecksum() || size == 0 || !parse()) {
      return false;
    }
    int payload = length - headers;
    if (payload <= 0 || headers + Math.min(size, payload) > maxLength) {
      return false;
    }
    segment = 0;
    segments = Math.ceilDiv(payload, size);
    return true;
  }

  /** Makes segments until there are no more, or no more packets or places for them. */
  int take(Packet[] packets, int offset, int count) {
    int taken = 0;
    while (taken < count && busy()) {
      int start = segment * size;
      int payload = Math.min(size, length - headers - start);
      Packet packet = pool.alloc(headers + payload);
      if (packet == null) {
        break;
      }
      FrameCopy.into(memory, frame, packet, headers);
      MemorySegment.copy(
          memory, frame + headers + start, packet.memory(), packet.dataOffset() + headers, payload);
      finish(packet.memory(), packet.dataOffset(), payload, start);
      segment++;
      if (tag != 0 && !VlanTag.insert(packet, tag)) {
        packet.free();
        continue;
      }
      packets[offset + taken++] = packet;
    }
    return taken;
  }

  private boolean parse() {
    l3 = Ethernet.LENGTH;
    int type = length < l3 ? 0 : u16(l3 - 2);
    while ((type == EtherType.VLAN || type == EtherType.QINQ) && l3 + 4 <= length) {
      l3 += 4;
      type = u16(l3 - 2);
    }
    ipv4 = type == EtherType.IPV4;
    int ipHeader = ipv4 ? Ipv4.LENGTH : IPV6_HEADER;
    int transport = tcp ? TCP_MIN_HEADER : UDP_HEADER;
    if ((!ipv4 && type != EtherType.IPV6) || l4 < l3 + ipHeader || l4 + transport > length) {
      return false;
    }
    headers = l4 + (tcp ? (memory.get(Octets.BYTE, frame + l4 + 12) >>> 4 & 0xf) * 4 : UDP_HEADER);
    return headers >= l4 + transport && headers <= length;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(memory.get(Octets.SHORT, frame + at));
  }

  private void finish(MemorySegment data, long at, int payload, int start) {
    int ipLength = headers - l3 + payload;
    if (ipv4) {
      data.set(Octets.SHORT, at + l3 + 2, (short) ipLength);
      data.set(Octets.SHORT, at + l3 + 4, (short) (u16(l3 + 4) + segment));
      Ipv4.at(data, at + l3).updateChecksum();
    } else {
      data.set(Octets.SHORT, at + l3 + 4, (short) (ipLength - IPV6_HEADER));
    }
    int transportLength = headers - l4 + payload;
    if (tcp) {
      data.set(Octets.INT, at + l4 + 4, memory.get(Octets.INT, frame + l4 + 4) + start);
      int flags = memory.get(Octets.BYTE, frame + l4 + 13);
      flags &= segment == 0 ? ~0 : ~TCP_CWR;
      flags &= segment == segments - 1 ? ~0 : ~(TCP_FIN | TCP_PSH);
      data.set(Octets.BYTE, at + l4 + 13, (byte) flags);
    } else {
      data.set(Octets.SHORT, at + l4 + 4, (short) transportLength);
    }
    checksum(data, at, transportLength);
  }

  private void checksum(MemorySegment data, long at, int transportLength) {
    long field = at + l4 + (tcp ? 16 : 6);
    data.set(Octets.SHORT, field, (short) 0);
    long sum = (long) transportLength + (tcp ? IpProtocol.TCP : IpProtocol.UDP);
    sum +=
        ipv4
            ? InternetChecksum.sum(data, at + l3 + IPV4_ADDRESSES, 8)
            : InternetChecksum.sum(data, at + l3 + IPV6_ADDRESSES, 32);
    sum += InternetChecksum.sum(data, at + l4, transportLength);
    int checksum = ~InternetChecksum.fold(sum) & 0xffff;
    data.set(Octets.SHORT, field, (short) (checksum == 0 && !tcp ? 0xffff : checksum));
  }
}
