package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** An ESP header (RFC 4303). A flyweight like {@link Ethernet}. */
public final class Esp {
  /** Octets of the header. */
  public static final int LENGTH = 8;

  private static final int SPI = 0;
  private static final int SEQUENCE = 4;

  private final MemorySegment header;

  private Esp(MemorySegment header) {
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
  public static Esp at(MemorySegment memory, long offset) {
    return new Esp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a header.
   *
   * @param spi 32 bits
   * @param sequence 32 bits
   * @return this
   */
  public Esp init(int spi, int sequence) {
    header.set(Wire.INT, SPI, spi);
    header.set(Wire.INT, SEQUENCE, sequence);
    return this;
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
