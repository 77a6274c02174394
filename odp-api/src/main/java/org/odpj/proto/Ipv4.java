package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * An IPv4 header without options (RFC 791). Addresses are 32-bit numbers, first octet highest. A
 * flyweight like {@link Ethernet}.
 */
public final class Ipv4 {
  /** Octets of the header without options. */
  public static final int LENGTH = 20;

  private static final int VERSION_IHL = 0;
  private static final int DSCP_ECN = 1;
  private static final int TOTAL_LENGTH = 2;
  private static final int IDENTIFICATION = 4;
  private static final int FLAGS_FRAGMENT = 6;
  private static final int TTL = 8;
  private static final int PROTOCOL = 9;
  private static final int CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  private final MemorySegment header;

  private Ipv4(MemorySegment header) {
    this.header = header;
  }

  /**
   * The header at a place.
   *
   * @param memory holds it
   * @param offset its first byte
   * @return a view of the header without options
   * @throws IndexOutOfBoundsException if fewer than {@link #LENGTH} bytes are there
   */
  public static Ipv4 at(MemorySegment memory, long offset) {
    return new Ipv4(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header without options, fragments or DSCP; its checksum is set last.
   *
   * @param totalLength octets of header and payload
   * @param ttl time to live, 0 to 255
   * @param protocol an {@link IpProtocol}
   * @param source 32 bits
   * @param destination 32 bits
   * @return this
   */
  public Ipv4 init(int totalLength, int ttl, int protocol, int source, int destination) {
    header.set(Wire.BYTE, VERSION_IHL, (byte) 0x45);
    header.set(Wire.BYTE, DSCP_ECN, (byte) 0);
    header.set(Wire.SHORT, TOTAL_LENGTH, (short) totalLength);
    header.set(Wire.INT, IDENTIFICATION, 0);
    header.set(Wire.BYTE, TTL, (byte) ttl);
    header.set(Wire.BYTE, PROTOCOL, (byte) protocol);
    header.set(Wire.INT, SOURCE, source);
    header.set(Wire.INT, DESTINATION, destination);
    return updateChecksum();
  }

  /**
   * The version field.
   *
   * @return 4 in a valid header
   */
  public int version() {
    return (header.get(Wire.BYTE, VERSION_IHL) >>> 4) & 0xf;
  }

  /**
   * Octets of the header, options included.
   *
   * @return 20 to 60 in a valid header
   */
  public int headerLength() {
    return (header.get(Wire.BYTE, VERSION_IHL) & 0xf) << 2;
  }

  /**
   * The differentiated services code point.
   *
   * @return 0 to 63
   */
  public int dscp() {
    return (header.get(Wire.BYTE, DSCP_ECN) >>> 2) & 0x3f;
  }

  /**
   * Octets of header and payload.
   *
   * @return unsigned 16 bits
   */
  public int totalLength() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, TOTAL_LENGTH));
  }

  /**
   * Whether the packet is a fragment: more fragments follow, or its offset is not 0.
   *
   * @return true if so
   */
  public boolean isFragment() {
    return (header.get(Wire.SHORT, FLAGS_FRAGMENT) & 0x3fff) != 0;
  }

  /**
   * Where the payload of a fragment belongs.
   *
   * @return octets, 0 in the first fragment
   */
  public int fragmentOffset() {
    return (header.get(Wire.SHORT, FLAGS_FRAGMENT) & 0x1fff) << 3;
  }

  /**
   * Time to live.
   *
   * @return 0 to 255
   */
  public int ttl() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, TTL));
  }

  /**
   * What follows the header.
   *
   * @return an {@link IpProtocol}
   */
  public int protocol() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, PROTOCOL));
  }

  /**
   * The checksum field.
   *
   * @return unsigned 16 bits
   */
  public int checksum() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, CHECKSUM));
  }

  /**
   * Who sent the packet.
   *
   * @return 32 bits
   */
  public int source() {
    return header.get(Wire.INT, SOURCE);
  }

  /**
   * Who the packet is for.
   *
   * @return 32 bits
   */
  public int destination() {
    return header.get(Wire.INT, DESTINATION);
  }

  /**
   * Whether the checksum is right for a header without options.
   *
   * @return true if so
   */
  public boolean checksumValid() {
    return InternetChecksum.sum(header, 0, LENGTH) == 0xffff;
  }

  /**
   * Computes the checksum of a header without options and sets it.
   *
   * @return this
   */
  public Ipv4 updateChecksum() {
    header.set(Wire.SHORT, CHECKSUM, (short) 0);
    header.set(Wire.SHORT, CHECKSUM, (short) ~InternetChecksum.sum(header, 0, LENGTH));
    return this;
  }
}
