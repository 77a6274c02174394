package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** A TCP header without options (RFC 9293). A flyweight like {@link Ethernet}. */
public final class Tcp {
  /** Octets of the header. */
  public static final int LENGTH = 20;

  private static final int SOURCE = 0;
  private static final int DESTINATION = 2;
  private static final int SEQUENCE = 4;
  private static final int ACKNOWLEDGMENT = 8;
  private static final int OFFSET_FLAGS = 12;
  private static final int WINDOW = 14;
  private static final int CHECKSUM = 16;

  private final MemorySegment header;

  private Tcp(MemorySegment header) {
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
  public static Tcp at(MemorySegment memory, long offset) {
    return new Tcp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header without options, with window 65,535 and checksum 0.
   *
   * @param source port
   * @param destination port
   * @param sequence 32 bits
   * @param acknowledgment 32 bits
   * @param flags the control bits
   * @return this
   */
  public Tcp init(int source, int destination, int sequence, int acknowledgment, int flags) {
    header.set(Wire.SHORT, SOURCE, (short) source);
    header.set(Wire.SHORT, DESTINATION, (short) destination);
    header.set(Wire.INT, SEQUENCE, sequence);
    header.set(Wire.INT, ACKNOWLEDGMENT, acknowledgment);
    header.set(Wire.SHORT, OFFSET_FLAGS, (short) (0x5000 | (flags & 0xff)));
    header.set(Wire.SHORT, WINDOW, (short) 0xffff);
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
   * The sequence number.
   *
   * @return 32 bits
   */
  public int sequence() {
    return header.get(Wire.INT, SEQUENCE);
  }

  /**
   * The acknowledgment number.
   *
   * @return 32 bits
   */
  public int acknowledgment() {
    return header.get(Wire.INT, ACKNOWLEDGMENT);
  }

  /**
   * Octets of the header, options included.
   *
   * @return 20 to 60 in a valid header
   */
  public int headerLength() {
    return (header.get(Wire.BYTE, OFFSET_FLAGS) >>> 2) & 0x3c;
  }

  /**
   * The control bits, from CWR (0x80) to FIN (0x01).
   *
   * @return 8 bits
   */
  public int flags() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, OFFSET_FLAGS + 1));
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
   * Sets the checksum field.
   *
   * @param checksum unsigned 16 bits
   * @return this
   */
  public Tcp checksum(int checksum) {
    header.set(Wire.SHORT, CHECKSUM, (short) checksum);
    return this;
  }
}
