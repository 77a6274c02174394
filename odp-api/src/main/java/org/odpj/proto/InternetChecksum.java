package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** The Internet checksum's ones' complement sum (RFC 1071; ODP: {@code odp_chksum_ones_comp16}). */
public final class InternetChecksum {
  private InternetChecksum() {}

  /**
   * Sums 16-bit words in network byte order; an odd last octet is padded with 0.
   *
   * @param memory holds the data
   * @param offset its first byte
   * @param length bytes
   * @return the sum folded to 16 bits, not complemented
   * @throws IndexOutOfBoundsException if the range is not within the memory
   */
  public static int sum(MemorySegment memory, long offset, int length) {
    long sum = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      sum += Integer.toUnsignedLong(memory.get(Wire.INT, offset + i));
    }
    if (i + 2 <= length) {
      sum += Short.toUnsignedLong(memory.get(Wire.SHORT, offset + i));
      i += 2;
    }
    if (i < length) {
      sum += Byte.toUnsignedLong(memory.get(Wire.BYTE, offset + i)) << 8;
    }
    return fold(sum);
  }

  /**
   * Folds a sum of 16-bit words, or of 32-bit words, to 16 bits with end-around carry.
   *
   * @param sum not negative
   * @return 0 to 65,535
   */
  public static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) folded;
  }
}
