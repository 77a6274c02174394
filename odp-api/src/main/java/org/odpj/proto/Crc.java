package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * A CRC of any kind up to 64 bits, over packet memory (ODP: {@code odp_hash_crc_gen64}). For
 * CRC-32C {@link Crc32c} is faster.
 *
 * <p>Immutable and thread-safe; making one computes a table.
 */
public final class Crc {
  /** That of Ethernet, Zip and others (ODP: {@code odp_hash_crc32}). */
  public static final Crc CRC_32 = new Crc(32, 0x04c1_1db7, true, true, 0xffff_ffffL);

  private final int width;
  private final boolean reflectIn;
  private final boolean reflectOut;
  private final long xorOut;
  private final long[] table = new long[256];

  /**
   * A kind of CRC.
   *
   * @param width bits, 8 to 64
   * @param polynomial in the lowest {@code width} bits, the highest power first and left out
   * @param reflectIn whether the lowest bit of each octet comes first
   * @param reflectOut whether the result is turned end to end
   * @param xorOut what the result is combined with at the end, in the lowest {@code width} bits
   * @throws IllegalArgumentException if the width is outside 8 to 64
   */
  public Crc(int width, long polynomial, boolean reflectIn, boolean reflectOut, long xorOut) {
    if (width < 8 || width > Long.SIZE) {
      throw new IllegalArgumentException("CRC width %d is outside 8..64".formatted(width));
    }
    this.width = width;
    this.reflectIn = reflectIn;
    this.reflectOut = reflectOut;
    this.xorOut = xorOut;
    long divisor = reflectIn ? reversed(polynomial) : polynomial << (Long.SIZE - width);
    for (int octet = 0; octet < table.length; octet++) {
      table[octet] = reflectIn ? shiftedRight(octet, divisor) : shiftedLeft(octet, divisor);
    }
  }

  private static long shiftedRight(long octet, long divisor) {
    long crc = octet;
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      crc = (crc >>> 1) ^ (-(crc & 1) & divisor);
    }
    return crc;
  }

  private static long shiftedLeft(long octet, long divisor) {
    long crc = octet << (Long.SIZE - Byte.SIZE);
    for (int bit = 0; bit < Byte.SIZE; bit++) {
      crc = (crc << 1) ^ ((crc >> (Long.SIZE - 1)) & divisor);
    }
    return crc;
  }

  /**
   * Computes the CRC.
   *
   * @param initial what the register holds at the start, in the lowest {@code width} bits, not
   *     reflected
   * @param memory holds the data
   * @param offset its first byte
   * @param length bytes
   * @return the CRC in the lowest {@code width} bits
   * @throws IndexOutOfBoundsException if the range is not within the memory
   */
  public long of(long initial, MemorySegment memory, long offset, int length) {
    // The register stands at the low end where the lowest bit comes first, else at the high end.
    long crc = reflectIn ? reversed(initial) : initial << (Long.SIZE - width);
    for (long at = offset; at < offset + length; at++) {
      int octet = memory.get(Wire.BYTE, at);
      crc =
          reflectIn
              ? (crc >>> Byte.SIZE) ^ table[(int) (crc ^ octet) & 0xff]
              : (crc << Byte.SIZE)
                  ^ table[((int) (crc >>> (Long.SIZE - Byte.SIZE)) ^ octet) & 0xff];
    }
    long result = reflectIn ? crc : crc >>> (Long.SIZE - width);
    return (reflectIn == reflectOut ? result : reversed(result)) ^ xorOut;
  }

  /** The lowest bits in the opposite order. */
  private long reversed(long bits) {
    return Long.reverse(bits) >>> (Long.SIZE - width);
  }
}
