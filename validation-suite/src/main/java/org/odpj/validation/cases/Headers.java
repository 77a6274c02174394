package org.odpj.validation.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.proto.Ah;
import org.odpj.proto.Arp;
import org.odpj.proto.Crc32c;
import org.odpj.proto.Esp;
import org.odpj.proto.Ethernet;
import org.odpj.proto.Icmp;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Ipv6;
import org.odpj.proto.LlcSnap;
import org.odpj.proto.Sctp;
import org.odpj.proto.Tcp;
import org.odpj.proto.Udp;
import org.odpj.proto.Vlan;

/**
 * A frame of 100 bytes that is written header by header, outermost first; every length and checksum
 * is right.
 */
final class Headers {
  private static final int LENGTH = 100;
  private static final long STATION = 0x0200_0000_0001L;
  private static final int SOURCE = 0x0a00_0001;

  private final byte[] bytes = new byte[LENGTH];
  private final MemorySegment frame = MemorySegment.ofArray(bytes);
  private int at;
  private int l3;

  private Headers() {}

  static Headers eth(long destination, int type) {
    Headers headers = new Headers();
    for (int i = 0; i < LENGTH; i++) {
      headers.bytes[i] = (byte) i;
    }
    Ethernet.at(headers.frame, 0).destination(destination).source(STATION).type(type);
    headers.at = Ethernet.LENGTH;
    return headers;
  }

  static Headers eth(int type) {
    return eth(STATION, type);
  }

  /** An 802.3 frame. */
  static Headers snap(int type) {
    Headers headers = eth(LENGTH - Ethernet.LENGTH);
    LlcSnap.at(headers.frame, headers.at).init(type);
    headers.at += LlcSnap.LENGTH;
    return headers;
  }

  Headers vlan(int type) {
    Vlan.at(frame, at).control(1, false, 23).type(type);
    at += Vlan.LENGTH;
    return this;
  }

  byte[] arp() {
    Arp.at(frame, at).init(1, STATION, SOURCE, 0, SOURCE + 1);
    return bytes;
  }

  Headers ipv4(int protocol) {
    return ipv4(protocol, SOURCE + 1);
  }

  Headers ipv4(int protocol, int destination) {
    l3 = at;
    Ipv4.at(frame, at).init(LENGTH - at, 64, protocol, SOURCE, destination);
    at += Ipv4.LENGTH;
    return this;
  }

  /** The IPv4 header just written becomes that of a fragment. */
  Headers fragment(int field) {
    frame.set(ValueLayout.JAVA_BYTE, l3 + 6, (byte) (field >>> 8));
    frame.set(ValueLayout.JAVA_BYTE, l3 + 7, (byte) field);
    return checksumIpv4(Ipv4.LENGTH);
  }

  /** The IPv4 header just written gets 8 octets of options: a recorded route and one more. */
  Headers options() {
    byte[] options = {7, 7, 4, 0, 0, 0, 0, 1};
    MemorySegment.copy(options, 0, frame, ValueLayout.JAVA_BYTE, at, options.length);
    at += options.length;
    frame.set(ValueLayout.JAVA_BYTE, l3, (byte) 0x47);
    return checksumIpv4(Ipv4.LENGTH + options.length);
  }

  private Headers checksumIpv4(int header) {
    put16(l3 + 10, 0);
    put16(l3 + 10, ~InternetChecksum.sum(frame, l3, header));
    return this;
  }

  Headers ipv6(int next) {
    return ipv6(next, 0x2001_0db8_0000_0000L);
  }

  Headers ipv6(int next, long destinationHigh) {
    l3 = at;
    Ipv6.at(frame, at)
        .init(LENGTH - at - Ipv6.LENGTH, next, 64)
        .source(0x2001_0db8_0000_0000L, 1)
        .destination(destinationHigh, 2);
    at += Ipv6.LENGTH;
    return this;
  }

  byte[] udp() {
    Udp.at(frame, at).init(12_345, 12_346, LENGTH - at);
    put16(at + 6, ~pseudoSum(IpProtocol.UDP));
    return bytes;
  }

  byte[] tcp() {
    Tcp.at(frame, at).init(12_345, 12_346, 1, 1, 0x10);
    put16(at + 16, ~pseudoSum(IpProtocol.TCP));
    return bytes;
  }

  byte[] sctp() {
    Sctp.at(frame, at).init(12_345, 12_346, 1);
    Sctp.at(frame, at).checksum(Crc32c.update(0, frame, at, LENGTH - at));
    return bytes;
  }

  byte[] icmp(int type) {
    Icmp.at(frame, at).init(type, 0, 1);
    return bytes;
  }

  byte[] ah() {
    Ah.at(frame, at).init(IpProtocol.ICMP, 24, 1_000, 1);
    return bytes;
  }

  byte[] esp() {
    Esp.at(frame, at).init(1_000, 1);
    return bytes;
  }

  private int pseudoSum(int protocol) {
    boolean ipv4 = Ipv4.at(frame, l3).version() == 4;
    long addresses =
        ipv4 ? InternetChecksum.sum(frame, l3 + 12L, 8) : InternetChecksum.sum(frame, l3 + 8L, 32);
    int length = LENGTH - at;
    return InternetChecksum.fold(
        addresses + protocol + length + InternetChecksum.sum(frame, at, length));
  }

  private void put16(int offset, int value) {
    frame.set(ValueLayout.JAVA_BYTE, offset, (byte) (value >>> 8));
    frame.set(ValueLayout.JAVA_BYTE, offset + 1L, (byte) value);
  }
}
