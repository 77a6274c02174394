package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * An LLC header with SNAP (IEEE 802.2, RFC 1042); it follows an Ethernet header whose type field is
 * a length. A flyweight like {@link Ethernet}.
 */
public final class LlcSnap {
  /** Octets of the header. */
  public static final int LENGTH = 8;

  // Both access points are SNAP's, an unnumbered information frame, organisation 0.
  private static final long ETHERTYPE_FOLLOWS = 0xaaaa_0300_0000L;

  private static final int ACCESS_POINTS = 0;
  private static final int TYPE = 6;

  private final MemorySegment header;

  private LlcSnap(MemorySegment header) {
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
  public static LlcSnap at(MemorySegment memory, long offset) {
    return new LlcSnap(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header of the organisation 0.
   *
   * @param type an {@link EtherType}
   * @return this
   */
  public LlcSnap init(int type) {
    header.set(Wire.LONG, ACCESS_POINTS, (ETHERTYPE_FOLLOWS << 16) | (type & 0xffff));
    return this;
  }

  /**
   * Whether it is SNAP of the organisation 0, so that {@link #type} is an EtherType.
   *
   * @return true if so
   */
  public boolean encapsulatesEtherType() {
    return (header.get(Wire.LONG, ACCESS_POINTS) >>> 16) == ETHERTYPE_FOLLOWS;
  }

  /**
   * The type of what follows.
   *
   * @return an {@link EtherType}
   */
  public int type() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, TYPE));
  }
}
