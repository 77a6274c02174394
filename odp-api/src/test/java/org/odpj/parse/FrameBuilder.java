package org.odpj.parse;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.odpj.proto.InternetChecksum;
import org.odpj.proto.IpProtocol;

/**
 * Builds sound frames from the inside out: each header is put before what there is so far. It
 * shares nothing with the parser but the ones' complement sum, which has tests of its own.
 */
final class FrameBuilder {
  private static final byte[] STATION = {2, 0, 0, 0, 0, 1};

  private final Random random;
  private final StringBuilder name = new StringBuilder();
  private byte[] content;

  FrameBuilder(Random random, int payload) {
    this.random = random;
    this.content = new byte[payload];
    random.nextBytes(content);
    name.append(payload).append(" B");
  }

  Frame build() {
    return new Frame(name.toString(), content);
  }

  int length() {
    return content.length;
  }

  /** Padding as Ethernet adds to short frames. */
  FrameBuilder pad(int length) {
    if (content.length < length) {
      content = Arrays.copyOf(content, length);
      name.append(" padded");
    }
    return this;
  }

  FrameBuilder eth(byte[] destination, int type) {
    return put("eth", ByteBuffer.allocate(14).put(destination).put(STATION).putShort((short) type));
  }

  /** An 802.3 header: its type field is the length of what follows. */
  FrameBuilder eth(byte[] destination) {
    return eth(destination, content.length);
  }

  FrameBuilder vlan(int typeAfter) {
    int control = random.nextInt(1 << 16);
    return put(
        "vlan", ByteBuffer.allocate(4).putShort((short) control).putShort((short) typeAfter));
  }

  FrameBuilder snap(int type) {
    return put("snap", ByteBuffer.allocate(8).putLong(0xaaaa_0300_0000_0000L | type));
  }

  FrameBuilder arp() {
    ByteBuffer arp = ByteBuffer.allocate(28).putLong(0x0001_0800_0604_0001L);
    return put("arp", arp.put(STATION).putInt(0x0a00_0001).put(new byte[6]).putInt(0x0a00_0002));
  }

  /**
   * An IPv4 header.
   *
   * @param options octets, a multiple of 4: no-operations and an end
   * @param fragment the flags and the offset
   */
  FrameBuilder ipv4(int protocol, int destination, int options, int fragment) {
    int header = 20 + options;
    ByteBuffer ip =
        ByteBuffer.allocate(header)
            .put((byte) (0x40 | (header / 4)))
            .put((byte) 0)
            .putShort((short) (header + content.length))
            .putShort((short) random.nextInt())
            .putShort((short) fragment)
            .put((byte) 64)
            .put((byte) protocol)
            .putShort((short) 0)
            .putInt(0x0a00_0001)
            .putInt(destination);
    for (int i = 1; i < options; i++) {
      ip.put((byte) 1);
    }
    byte[] bytes = ip.array();
    ip.putShort(10, (short) ~sum(bytes, 0, bytes.length));
    return put("ipv4 options=" + options + " fragment=0x" + Integer.toHexString(fragment), ip);
  }

  FrameBuilder ipv6(int next, boolean multicast) {
    ByteBuffer ip =
        ByteBuffer.allocate(40)
            .putInt(6 << 28)
            .putShort((short) content.length)
            .put((byte) next)
            .put((byte) 64)
            .put(address6(1, false))
            .put(address6(2, multicast));
    return put("ipv6", ip);
  }

  /** An extension header of options that are all padding, or a routing header. */
  FrameBuilder extension(int kind, int next, int units) {
    ByteBuffer header = ByteBuffer.allocate(8 * (units + 1)).put((byte) next).put((byte) units);
    if (kind == IpProtocol.ROUTING) {
      header.put((byte) 253).put((byte) 0); // an experiment's, with nothing left to visit
    } else {
      // PadN takes at most 255 octets of content; units are kept small enough for one.
      header.put((byte) 1).put((byte) (8 * units + 4));
    }
    return put("extension" + kind, header);
  }

  FrameBuilder fragmentHeader(int next, int fragment) {
    return put(
        "fragment=0x" + Integer.toHexString(fragment),
        ByteBuffer.allocate(8)
            .put((byte) next)
            .put((byte) 0)
            .putShort((short) fragment)
            .putInt(random.nextInt()));
  }

  /** A transport header of random ports; its checksum is right for the addresses that follow. */
  FrameBuilder udp(int port, boolean ipv6, int destination) {
    put("udp", ports(8, port).putShort((short) (8 + content.length)).putShort((short) 0));
    int sum = ~pseudo(IpProtocol.UDP, ipv6, destination) & 0xffff;
    return set16(6, sum == 0 ? 0xffff : sum);
  }

  FrameBuilder tcp(int options, boolean ipv6, int destination) {
    ByteBuffer tcp =
        ports(20 + options, 40_001)
            .putInt(random.nextInt())
            .putInt(0)
            .putShort((short) ((((20 + options) / 4) << 12) | 2))
            .putShort((short) 1_000)
            .putInt(0);
    while (tcp.hasRemaining()) {
      tcp.put((byte) 1);
    }
    put("tcp options=" + options, tcp);
    return set16(16, ~pseudo(IpProtocol.TCP, ipv6, destination) & 0xffff);
  }

  FrameBuilder sctp() {
    // One DATA chunk with what there is, so that a dissector has something to agree on.
    int length = content.length;
    content = Arrays.copyOf(content, (length + 3) / 4 * 4);
    ByteBuffer chunk =
        ByteBuffer.allocate(16)
            .putShort((short) 3)
            .putShort((short) (16 + length))
            .putInt(random.nextInt())
            .putInt(0)
            .putInt(0);
    put("data", chunk);
    put("sctp", ports(12, 40_001).putInt(random.nextInt()).putInt(0));
    CRC32C crc = new CRC32C();
    crc.update(content);
    ByteBuffer.wrap(content).putInt(8, Integer.reverseBytes((int) crc.getValue()));
    return this;
  }

  /** A header whose content the parser does not check, of 8 octets. */
  FrameBuilder header(String kind, long content8) {
    return put(kind, ByteBuffer.allocate(8).putLong(content8));
  }

  /** An ICMP or IGMP header of 8 octets, with its checksum. */
  FrameBuilder control(String kind, long content8) {
    header(kind, content8);
    return set16(2, ~sum(content, 0, content.length));
  }

  FrameBuilder ah(int next, int checkValue) {
    ByteBuffer ah =
        ByteBuffer.allocate(12 + checkValue)
            .put((byte) next)
            .put((byte) ((12 + checkValue) / 4 - 2))
            .putShort((short) 0)
            .putInt(1_000)
            .putInt(1);
    return put("ah", ah);
  }

  FrameBuilder gre(int flags, int protocol) {
    int length = 4 + 4 * Integer.bitCount(flags & 0xb000);
    return put(
        "gre flags=0x" + Integer.toHexString(flags),
        ByteBuffer.allocate(length).putShort((short) flags).putShort((short) protocol));
  }

  private ByteBuffer ports(int length, int destination) {
    return ByteBuffer.allocate(length).putShort((short) 40_000).putShort((short) destination);
  }

  private FrameBuilder put(String kind, ByteBuffer header) {
    name.insert(0, kind + " / ");
    content =
        ByteBuffer.allocate(header.capacity() + content.length)
            .put(header.rewind())
            .put(content)
            .array();
    return this;
  }

  private FrameBuilder set16(int at, int value) {
    ByteBuffer.wrap(content).putShort(at, (short) value);
    return this;
  }

  private int pseudo(int protocol, boolean ipv6, int destination) {
    long addresses =
        ipv6
            ? sum(address6(1, false), 0, 16) + sum(address6(2, destination != 0), 0, 16)
            : 0x0a00 + 1 + (destination >>> 16) + (destination & 0xffff);
    return InternetChecksum.fold(
        addresses + protocol + content.length + sum(content, 0, content.length));
  }

  private static byte[] address6(int last, boolean multicast) {
    byte[] address = new byte[16];
    address[0] = multicast ? (byte) 0xff : 0x20;
    address[1] = 2;
    address[15] = (byte) last;
    return address;
  }

  private static int sum(byte[] bytes, int offset, int length) {
    return InternetChecksum.sum(MemorySegment.ofArray(bytes), offset, length);
  }
}
