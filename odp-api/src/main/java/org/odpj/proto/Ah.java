package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * An IP authentication header without its integrity check value (RFC 4302). A flyweight like {@link
 * Ethernet}.
 */
public final class Ah {
  /** Octets of the header. */
  public static final int LENGTH = 12;

  private static final int NEXT_HEADER = 0;
  private static final int PAYLOAD_LENGTH = 1;
  private static final int RESERVED = 2;
  private static final int SPI = 4;
  private static final int SEQUENCE = 8;

  private final MemorySegment header;

  private Ah(MemorySegment header) {
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
  public static Ah at(MemorySegment memory, long offset) {
    return new Ah(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header.
   *
   * @param nextHeader an {@link IpProtocol}
   * @param headerLength octets, integrity check value included; a multiple of 4
   * @param spi 32 bits
   * @param sequence 32 bits
   * @return this
   */
  public Ah init(int nextHeader, int headerLength, int spi, int sequence) {
    header.set(Wire.BYTE, NEXT_HEADER, (byte) nextHeader);
    header.set(Wire.BYTE, PAYLOAD_LENGTH, (byte) ((headerLength >>> 2) - 2));
    header.set(Wire.SHORT, RESERVED, (short) 0);
    header.set(Wire.INT, SPI, spi);
    header.set(Wire.INT, SEQUENCE, sequence);
    return this;
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
   * Octets of the header, integrity check value included.
   *
   * @return 8 to 1,028
   */
  public int headerLength() {
    return (Byte.toUnsignedInt(header.get(Wire.BYTE, PAYLOAD_LENGTH)) + 2) << 2;
  }

  /**
   * The security parameters index.
   *
   * @return 32 bits
   */
  public int spi() {
    return header.get(Wire.INT, SPI);
  }

  /**
   * The sequence number.
   *
   * @return 32 bits
   */
  public int sequence() {
    return header.get(Wire.INT, SEQUENCE);
  }
}
