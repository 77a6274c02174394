package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * An IPv6 header without extension headers (RFC 8200). Addresses are two 64-bit numbers, first
 * octet highest. A flyweight like {@link Ethernet}.
 */
public final class Ipv6 {
  /** Octets of the header. */
  public static final int LENGTH = 40;

  private static final int VERSION_CLASS_LABEL = 0;
  private static final int PAYLOAD_LENGTH = 4;
  private static final int NEXT_HEADER = 6;
  private static final int HOP_LIMIT = 7;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;

  private final MemorySegment header;

  private Ipv6(MemorySegment header) {
    this.header = header;
  }

  /**
   * The header at a place.
   *
   * @param memory holds it
   * @param offset its first byte
   * @return a view
   * @throws IndexOutOfBoundsException if fewer than {@link #LENGTH} bytes are there
   */
  public static Ipv6 at(MemorySegment memory, long offset) {
    return new Ipv6(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header of traffic class and flow label 0, with addresses 0.
   *
   * @param payloadLength octets after this header
   * @param nextHeader an {@link IpProtocol}
   * @param hopLimit 0 to 255
   * @return this
   */
  public Ipv6 init(int payloadLength, int nextHeader, int hopLimit) {
    header.set(Wire.INT, VERSION_CLASS_LABEL, 6 << 28);
    header.set(Wire.SHORT, PAYLOAD_LENGTH, (short) payloadLength);
    header.set(Wire.BYTE, NEXT_HEADER, (byte) nextHeader);
    header.set(Wire.BYTE, HOP_LIMIT, (byte) hopLimit);
    return source(0, 0).destination(0, 0);
  }

  /**
   * The version field.
   *
   * @return 6 in a valid header
   */
  public int version() {
    return header.get(Wire.INT, VERSION_CLASS_LABEL) >>> 28;
  }

  /**
   * The traffic class.
   *
   * @return 0 to 255
   */
  public int trafficClass() {
    return (header.get(Wire.INT, VERSION_CLASS_LABEL) >>> 20) & 0xff;
  }

  /**
   * The flow label.
   *
   * @return 20 bits
   */
  public int flowLabel() {
    return header.get(Wire.INT, VERSION_CLASS_LABEL) & 0xfffff;
  }

  /**
   * Octets after this header, extension headers included.
   *
   * @return unsigned 16 bits
   */
  public int payloadLength() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, PAYLOAD_LENGTH));
  }

  /**
   * What follows the header.
   *
   * @return an {@link IpProtocol}
   */
  public int nextHeader() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, NEXT_HEADER));
  }

  /**
   * How many more hops are allowed.
   *
   * @return 0 to 255
   */
  public int hopLimit() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, HOP_LIMIT));
  }

  /**
   * The first half of the sender's address.
   *
   * @return 64 bits
   */
  public long sourceHigh() {
    return header.get(Wire.LONG, SOURCE);
  }

  /**
   * The second half of the sender's address.
   *
   * @return 64 bits
   */
  public long sourceLow() {
    return header.get(Wire.LONG, SOURCE + 8);
  }

  /**
   * The first half of the receiver's address.
   *
   * @return 64 bits
   */
  public long destinationHigh() {
    return header.get(Wire.LONG, DESTINATION);
  }

  /**
   * The second half of the receiver's address.
   *
   * @return 64 bits
   */
  public long destinationLow() {
    return header.get(Wire.LONG, DESTINATION + 8);
  }

  /**
   * Sets the sender's address.
   *
   * @param high first half
   * @param low second half
   * @return this
   */
  public Ipv6 source(long high, long low) {
    header.set(Wire.LONG, SOURCE, high);
    header.set(Wire.LONG, SOURCE + 8, low);
    return this;
  }

  /**
   * Sets the receiver's address.
   *
   * @param high first half
   * @param low second half
   * @return this
   */
  public Ipv6 destination(long high, long low) {
    header.set(Wire.LONG, DESTINATION, high);
    header.set(Wire.LONG, DESTINATION + 8, low);
    return this;
  }
}
