package org.odpj.classify;

/**
 * A number of up to 128 bits, without sign: a field of a packet read from network byte order.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record PmrValue(long high, long low) implements Comparable<PmrValue> {
  /**
   * A number of up to 64 bits.
   *
   * @param low the number, without sign
   * @return the value
   */
  public static PmrValue of(long low) {
    return new PmrValue(0, low);
  }

  /**
   * A number of which the lowest bits are 1.
   *
   * @param bits how many, 0 to 128
   * @return the value
   */
  public static PmrValue ones(int bits) {
    if (bits < 0 || bits > Long.SIZE * 2) {
      throw new IllegalArgumentException(bits + " bits are outside 0..128");
    }
    return new PmrValue(lowest(bits - Long.SIZE), lowest(Math.min(bits, Long.SIZE)));
  }

  private static long lowest(int bits) {
    return bits <= 0 ? 0 : -1L >>> (Long.SIZE - bits);
  }

  /**
   * Bit by bit.
   *
   * @param other a value
   * @return the bits that both have
   */
  public PmrValue and(PmrValue other) {
    return new PmrValue(high & other.high, low & other.low);
  }

  /** By size, without sign. */
  @Override
  public int compareTo(PmrValue other) {
    int upper = Long.compareUnsigned(high, other.high);
    return upper == 0 ? Long.compareUnsigned(low, other.low) : upper;
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return high == 0 ? "0x%x".formatted(low) : "0x%x%016x".formatted(high, low);
  }
}
