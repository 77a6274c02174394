package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** An SCTP common header (RFC 9260). A flyweight like {@link Ethernet}. */
public final class Sctp {
  /** Octets of the header. */
  public static final int LENGTH = 12;

  private static final int SOURCE = 0;
  private static final int DESTINATION = 2;
  private static final int TAG = 4;
  private static final int CHECKSUM = 8;

  private final MemorySegment header;

  private Sctp(MemorySegment header) {
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
  public static Sctp at(MemorySegment memory, long offset) {
    return new Sctp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header with checksum 0.
   *
   * @param source port
   * @param destination port
   * @param verificationTag 32 bits
   * @return this
   */
  public Sctp init(int source, int destination, int verificationTag) {
    header.set(Wire.SHORT, SOURCE, (short) source);
    header.set(Wire.SHORT, DESTINATION, (short) destination);
    header.set(Wire.INT, TAG, verificationTag);
    header.set(Wire.INT, CHECKSUM, 0);
    return this;
  }

  /**
   * The sender's port.
   *
   * @return unsigned 16 bits
   */
  public int source() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, SOURCE));
  }

  /**
   * The receiver's port.
   *
   * @return unsigned 16 bits
   */
  public int destination() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, DESTINATION));
  }

  /**
   * The verification tag.
   *
   * @return 32 bits
   */
  public int verificationTag() {
    return header.get(Wire.INT, TAG);
  }

  /**
   * The CRC-32C of the packet as it is on the wire: least significant octet first.
   *
   * @return 32 bits in the order of the CRC
   */
  public int checksum() {
    return Integer.reverseBytes(header.get(Wire.INT, CHECKSUM));
  }

  /**
   * Sets the checksum.
   *
   * @param crc as {@link Crc32c} computes it over the packet with checksum 0
   * @return this
   */
  public Sctp checksum(int crc) {
    header.set(Wire.INT, CHECKSUM, Integer.reverseBytes(crc));
    return this;
  }
}
