package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * The first 8 octets of an IPv6 extension header (RFC 8200), which is the whole of a fragment
 * header. A flyweight like {@link Ethernet}.
 */
public final class Ipv6Extension {
  /** Octets of the shortest extension header. */
  public static final int LENGTH = 8;

  private static final int NEXT_HEADER = 0;
  private static final int EXTENSION_LENGTH = 1;
  private static final int FRAGMENT = 2;

  private final MemorySegment header;

  private Ipv6Extension(MemorySegment header) {
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
  public static Ipv6Extension at(MemorySegment memory, long offset) {
    return new Ipv6Extension(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills the first 4 octets of a header.
   *
   * @param nextHeader an {@link IpProtocol}
   * @param lengthField octets of the header / 8 - 1; 0 in a fragment header
   * @param fragment offset in octets, + 1 if more follow; 0 in other headers than a fragment header
   * @return this
   */
  public Ipv6Extension init(int nextHeader, int lengthField, int fragment) {
    header.set(Wire.BYTE, NEXT_HEADER, (byte) nextHeader);
    header.set(Wire.BYTE, EXTENSION_LENGTH, (byte) lengthField);
    header.set(Wire.SHORT, FRAGMENT, (short) fragment);
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
   * The length field: 8 octets each without the first 8; reserved in a fragment header.
   *
   * @return 0 to 255
   */
  public int lengthField() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, EXTENSION_LENGTH));
  }

  /**
   * Where the payload of a fragment belongs.
   *
   * @return octets, 0 in the first fragment
   */
  public int fragmentOffset() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, FRAGMENT)) & 0xfff8;
  }

  /**
   * Whether more fragments follow this one.
   *
   * @return false in the last
   */
  public boolean moreFragments() {
    return (header.get(Wire.SHORT, FRAGMENT) & 1) != 0;
  }
}
