package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * An Ethernet II header: destination (6), source (6), type (2). Addresses are 48-bit numbers as in
 * {@link MacAddress#bits}.
 *
 * <p>A flyweight: it holds no data, only where the header is. Made on the fly for every packet it
 * costs nothing, because its memory is a slice of constant size that the JIT keeps in registers. Do
 * not store it. Nothing in this package is thread-safe beyond the ownership of the packet.
 */
public final class Ethernet {
  /** Octets of the header. */
  public static final int LENGTH = 14;

  /** Octets of the shortest frame without frame check sequence (IEEE 802.3). */
  public static final int MIN_FRAME = 60;

  private static final int DESTINATION = 0;
  private static final int SOURCE = 6;
  private static final int TYPE = 12;

  private final MemorySegment header;

  private Ethernet(MemorySegment header) {
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
  public static Ethernet at(MemorySegment memory, long offset) {
    return new Ethernet(memory.asSlice(offset, LENGTH));
  }

  /**
   * Who the frame is for.
   *
   * @return 48 bits
   */
  public long destination() {
    return header.get(Wire.LONG, DESTINATION) >>> 16;
  }

  /**
   * Who sent the frame.
   *
   * @return 48 bits
   */
  public long source() {
    return header.get(Wire.LONG, SOURCE) >>> 16;
  }

  /**
   * The type field: an {@link EtherType}, or a length if less than 1,536.
   *
   * @return unsigned 16 bits
   */
  public int type() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, TYPE));
  }

  /**
   * Sets who the frame is for.
   *
   * @param address 48 bits; higher bits are ignored
   * @return this
   */
  public Ethernet destination(long address) {
    header.set(Wire.INT, DESTINATION, (int) (address >>> 16));
    header.set(Wire.SHORT, DESTINATION + 4, (short) address);
    return this;
  }

  /**
   * Sets who sent the frame.
   *
   * @param address 48 bits; higher bits are ignored
   * @return this
   */
  public Ethernet source(long address) {
    header.set(Wire.INT, SOURCE, (int) (address >>> 16));
    header.set(Wire.SHORT, SOURCE + 4, (short) address);
    return this;
  }

  /**
   * Sets the type field.
   *
   * @param type unsigned 16 bits
   * @return this
   */
  public Ethernet type(int type) {
    header.set(Wire.SHORT, TYPE, (short) type);
    return this;
  }

  /**
   * Exchanges destination and source: two loads and two stores for both addresses.
   *
   * @return this
   */
  public Ethernet swapAddresses() {
    // Written so that it holds in either byte order; in the machine's own no bytes are turned.
    long first = header.get(Wire.NATIVE_LONG, 0); // the destination and 2 octets of the source
    int last = header.get(Wire.NATIVE_INT, 8); // the other 4 octets of the source
    header.set(
        Wire.NATIVE_LONG, 0, (first << 48) | (Integer.toUnsignedLong(last) << 16) | (first >>> 48));
    header.set(Wire.NATIVE_INT, 8, (int) (first >>> 16));
    return this;
  }
}
