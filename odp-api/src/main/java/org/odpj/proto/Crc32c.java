package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/**
 * CRC-32C over packet memory (RFC 9260; ODP: {@code odp_hash_crc32c}). {@code java.util.zip.CRC32C}
 * computes it faster, and needs a new ByteBuffer for memory of this kind.
 */
public final class Crc32c {
  /** The polynomial, least significant bit first. */
  private static final int POLYNOMIAL = 0x82f6_3b78;

  /** Row k: what an octet adds to the CRC when k octets follow it in the same word. */
  private static final int[][] TABLE = table();

  private Crc32c() {}

  /**
   * Goes on with a CRC.
   *
   * @param crc of what came before; 0 at the start
   * @param memory holds the data
   * @param offset its first byte
   * @param length bytes
   * @return the CRC of both
   * @throws IndexOutOfBoundsException if the range is not within the memory
   */
  public static int update(int crc, MemorySegment memory, long offset, int length) {
    int state = ~crc;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      // Big-endian: the first octet of the data is the highest of the word.
      long word =
          memory.get(Wire.LONG, offset + i) ^ ((long) Integer.reverseBytes(state) << Integer.SIZE);
      state = 0;
      for (int octet = 0; octet < 8; octet++) {
        state ^= TABLE[octet][(int) (word >>> (8 * octet)) & 0xff];
      }
    }
    for (; i < length; i++) {
      state = (state >>> 8) ^ TABLE[0][(state ^ memory.get(Wire.BYTE, offset + i)) & 0xff];
    }
    return ~state;
  }

  /**
   * Goes on with a CRC over octets that are 0.
   *
   * @param crc of what came before
   * @param length how many
   * @return the CRC of both
   */
  public static int zeros(int crc, int length) {
    int state = ~crc;
    for (int i = 0; i < length; i++) {
      state = (state >>> 8) ^ TABLE[0][state & 0xff];
    }
    return ~state;
  }

  private static int[][] table() {
    int[][] table = new int[8][256];
    for (int octet = 0; octet < 256; octet++) {
      int crc = octet;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * POLYNOMIAL);
      }
      table[0][octet] = crc;
    }
    for (int row = 1; row < 8; row++) {
      for (int octet = 0; octet < 256; octet++) {
        int crc = table[row - 1][octet];
        table[row][octet] = (crc >>> 8) ^ table[0][crc & 0xff];
      }
    }
    return table;
  }
}
