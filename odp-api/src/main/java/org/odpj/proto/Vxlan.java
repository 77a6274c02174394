package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** A VXLAN header (RFC 7348); it follows UDP. A flyweight like {@link Ethernet}. */
public final class Vxlan {
  /** Octets of the header. */
  public static final int LENGTH = 8;

  /** The UDP port that VXLAN is sent to. */
  public static final int PORT = 4_789;

  private static final int FLAGS = 0;
  private static final int IDENTIFIER = 4;

  private final MemorySegment header;

  private Vxlan(MemorySegment header) {
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
  public static Vxlan at(MemorySegment memory, long offset) {
    return new Vxlan(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header.
   *
   * @param identifier 24 bits
   * @return this
   */
  public Vxlan init(int identifier) {
    header.set(Wire.INT, FLAGS, 0x08 << 24);
    header.set(Wire.INT, IDENTIFIER, identifier << 8);
    return this;
  }

  /**
   * Whether the network identifier is valid.
   *
   * @return true in a valid header
   */
  public boolean hasIdentifier() {
    return (header.get(Wire.BYTE, FLAGS) & 0x08) != 0;
  }

  /**
   * The network identifier.
   *
   * @return 24 bits
   */
  public int identifier() {
    return header.get(Wire.INT, IDENTIFIER) >>> 8;
  }
}
