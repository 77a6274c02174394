package org.odpj.validation.cases;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Ipv6;
import org.odpj.proto.Udp;
import org.odpj.proto.Vlan;

/** Frames with the fields that classifiers look at. */
final class TermFrame {
  /** Where the network layer starts in frames without tags. */
  static final int L3 = Ethernet.LENGTH;

  /** Where the transport layer starts behind an IPv4 header without options. */
  static final int L4 = L3 + Ipv4.LENGTH;

  /** Where the transport layer starts behind an IPv6 header. */
  static final int L4_OF_IPV6 = L3 + Ipv6.LENGTH;

  private static final int CHECKSUM = L3 + 10;

  private TermFrame() {}

  static byte[] tcp() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.TCP).tcp();
  }

  static byte[] udp() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.UDP).udp();
  }

  static byte[] udpOverIpv6() {
    return Headers.eth(EtherType.IPV6).ipv6(IpProtocol.UDP).udp();
  }

  static byte[] sctp() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.SCTP).sctp();
  }

  static byte[] icmp() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.ICMP).icmp(8);
  }

  static byte[] ah() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.AH).ah();
  }

  static byte[] ahOverIpv6() {
    return Headers.eth(EtherType.IPV6).ipv6(IpProtocol.AH).ah();
  }

  static byte[] esp() {
    return Headers.eth(EtherType.IPV4).ipv4(IpProtocol.ESP).esp();
  }

  static byte[] espOverIpv6() {
    return Headers.eth(EtherType.IPV6).ipv6(IpProtocol.ESP).esp();
  }

  /** Code point 46. */
  static byte[] expedited() {
    return withIpv4(udp(), L3 + 1, 46 << 2);
  }

  /** Code point 46. */
  static byte[] expeditedIpv6() {
    return put(udpOverIpv6(), L3, 0x60 | 46 >>> 2, (46 & 3) << 6);
  }

  static byte[] tagged() {
    return Headers.eth(EtherType.VLAN).vlan(EtherType.IPV4).ipv4(IpProtocol.UDP).udp();
  }

  /** VLAN 23, within it VLAN 24. */
  static byte[] taggedTwice() {
    byte[] frame =
        Headers.eth(EtherType.QINQ)
            .vlan(EtherType.VLAN)
            .vlan(EtherType.IPV4)
            .ipv4(IpProtocol.UDP)
            .udp();
    return put(frame, Ethernet.LENGTH + Vlan.LENGTH + 1, 24);
  }

  static byte[] arp() {
    return Headers.eth(EtherType.ARP).arp();
  }

  /** A report of a host's membership: group 239.1.2.3. */
  static byte[] igmp() {
    byte[] frame = Headers.eth(EtherType.IPV4).ipv4(IpProtocol.IGMP).icmp(0x16);
    return put(frame, L4 + 4, 239, 1, 2, 3);
  }

  /** Version 1, tunnel endpoint 0x01020304. */
  static byte[] gtp() {
    return put(udpTo(2_152), L4 + Udp.LENGTH, 0x30, 0xff, 0, 20, 1, 2, 3, 4);
  }

  /** Network 0x010203. */
  static byte[] vxlan() {
    return put(udpTo(4_789), L4 + Udp.LENGTH, 0x08, 0, 0, 0, 1, 2, 3, 0);
  }

  /** GRE with a key, of Ethernet: network 0x010203, flow 4. */
  static byte[] nvgre() {
    byte[] frame = Headers.eth(EtherType.IPV4).ipv4(IpProtocol.GRE).esp();
    return put(frame, L4, 0x20, 0, 0x65, 0x58, 1, 2, 3, 4);
  }

  /** ESP within UDP, security parameters 0x01020304. */
  static byte[] espOverUdp() {
    return put(udpTo(4_500), L4 + Udp.LENGTH, 1, 2, 3, 4);
  }

  /** Without checksum, as UDP over IPv4 may be. */
  private static byte[] udpTo(int port) {
    byte[] frame = put(udp(), L4 + 2, port >>> 8, port);
    return put(frame, L4 + 6, 0, 0);
  }

  /** The frame with a bit of it flipped, and sound all the same. */
  static byte[] flipped(byte[] frame, int at, int bit) {
    byte[] other = put(frame.clone(), at, frame[at] ^ bit);
    boolean isIpv4 = other[12] == 0x08 && other[13] == 0x00;
    return isIpv4 ? summed(other) : other;
  }

  /** The frame with other bytes at a place of its IPv4 header. */
  static byte[] withIpv4(byte[] frame, int at, int... values) {
    return summed(put(frame.clone(), at, values));
  }

  private static byte[] summed(byte[] frame) {
    put(frame, CHECKSUM, 0, 0);
    int sum = ~InternetChecksum.sum(MemorySegment.ofArray(frame), L3, Ipv4.LENGTH);
    return put(frame, CHECKSUM, sum >>> 8, sum);
  }

  /** The frame with bytes appended. */
  static byte[] longer(byte[] frame, int bytes) {
    return Arrays.copyOf(frame, frame.length + bytes);
  }

  static byte[] put(byte[] frame, int at, int... values) {
    for (int i = 0; i < values.length; i++) {
      frame[at + i] = (byte) values[i];
    }
    return frame;
  }
}
