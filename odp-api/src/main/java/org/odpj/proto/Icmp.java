package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * The first 8 octets of an ICMP message (RFC 792) or an ICMPv6 message (RFC 4443). A flyweight like
 * {@link Ethernet}.
 */
public final class Icmp {
  /** Octets of the header. */
  public static final int LENGTH = 8;

  private static final int TYPE = 0;
  private static final int CODE = 1;
  private static final int CHECKSUM = 2;
  private static final int REST = 4;

  private final MemorySegment header;

  private Icmp(MemorySegment header) {
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
  public static Icmp at(MemorySegment memory, long offset) {
    return new Icmp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills the header with checksum 0.
   *
   * @param type 0 to 255
   * @param code 0 to 255
   * @param rest 32 bits
   * @return this
   */
  public Icmp init(int type, int code, int rest) {
    header.set(Wire.BYTE, TYPE, (byte) type);
    header.set(Wire.BYTE, CODE, (byte) code);
    header.set(Wire.SHORT, CHECKSUM, (short) 0);
    header.set(Wire.INT, REST, rest);
    return this;
  }

  /**
   * The message's type.
   *
   * @return 0 to 255
   */
  public int type() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, TYPE));
  }

  /**
   * What the type leaves open.
   *
   * @return 0 to 255
   */
  public int code() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, CODE));
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
   * What the type says it is.
   *
   * @return 32 bits
   */
  public int rest() {
    return header.get(Wire.INT, REST);
  }
}
