package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * A GRE header without its optional fields (RFC 2784, RFC 2890). A flyweight like {@link Ethernet}.
 */
public final class Gre {
  /** Octets of the header. */
  public static final int LENGTH = 4;

  /** A checksum and a reserved field follow. */
  public static final int CHECKSUM = 0x8000;

  /** A key follows. */
  public static final int KEY = 0x2000;

  /** A sequence number follows. */
  public static final int SEQUENCE = 0x1000;

  private static final int ACKNOWLEDGMENT = 0x0080;
  private static final int FLAGS_VERSION = 0;
  private static final int PROTOCOL = 2;

  private final MemorySegment header;

  private Gre(MemorySegment header) {
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
  public static Gre at(MemorySegment memory, long offset) {
    return new Gre(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header of version 0.
   *
   * @param flags {@link #CHECKSUM}, {@link #KEY}, {@link #SEQUENCE} or 0
   * @param protocol an {@link EtherType}
   * @return this
   */
  public Gre init(int flags, int protocol) {
    header.set(Wire.SHORT, FLAGS_VERSION, (short) flags);
    header.set(Wire.SHORT, PROTOCOL, (short) protocol);
    return this;
  }

  /**
   * The flags and the version.
   *
   * @return unsigned 16 bits
   */
  public int flags() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, FLAGS_VERSION));
  }

  /**
   * The version.
   *
   * @return 0, or 1 for PPTP
   */
  public int version() {
    return header.get(Wire.SHORT, FLAGS_VERSION) & 7;
  }

  /**
   * What is carried.
   *
   * @return an {@link EtherType}
   */
  public int protocol() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, PROTOCOL));
  }

  /**
   * Octets of the header with the optional fields that its flags announce.
   *
   * @return 4 to 16
   */
  public int headerLength() {
    int flags = flags();
    int fields = Integer.bitCount(flags & (CHECKSUM | KEY | SEQUENCE));
    boolean acknowledges = version() == 1 && (flags & ACKNOWLEDGMENT) != 0;
    return LENGTH + 4 * (acknowledges ? fields + 1 : fields);
  }
}
