package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** A UDP header (RFC 768). A flyweight like {@link Ethernet}. */
public final class Udp {
  /** Octets of the header. */
  public static final int LENGTH = 8;

  private static final int SOURCE = 0;
  private static final int DESTINATION = 2;
  private static final int DATAGRAM_LENGTH = 4;
  private static final int CHECKSUM = 6;

  private final MemorySegment header;

  private Udp(MemorySegment header) {
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
  public static Udp at(MemorySegment memory, long offset) {
    return new Udp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header with checksum 0, which over IPv4 means: not computed.
   *
   * @param source port
   * @param destination port
   * @param length octets of header and payload
   * @return this
   */
  public Udp init(int source, int destination, int length) {
    header.set(Wire.SHORT, SOURCE, (short) source);
    header.set(Wire.SHORT, DESTINATION, (short) destination);
    header.set(Wire.SHORT, DATAGRAM_LENGTH, (short) length);
    header.set(Wire.SHORT, CHECKSUM, (short) 0);
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
   * Octets of header and payload.
   *
   * @return unsigned 16 bits
   */
  public int length() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, DATAGRAM_LENGTH));
  }

  /**
   * The checksum field; 0 over IPv4 means: not computed.
   *
   * @return unsigned 16 bits
   */
  public int checksum() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, CHECKSUM));
  }

  /**
   * Sets the checksum field.
   *
   * @param checksum unsigned 16 bits
   * @return this
   */
  public Udp checksum(int checksum) {
    header.set(Wire.SHORT, CHECKSUM, (short) checksum);
    return this;
  }
}
