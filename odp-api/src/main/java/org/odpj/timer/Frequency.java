package org.odpj.timer;

/**
 * A frequency in Hz that need not be whole: {@code integer + numerator / denominator} (ODP: {@code
 * odp_fract_u64_t}).
 *
 * @param integer the whole part, 0 or more
 * @param numerator of the fraction, less than the denominator
 * @param denominator of the fraction, 1 or more
 */
public record Frequency(long integer, long numerator, long denominator)
    implements Comparable<Frequency> {
  /** Checks that it is a number of at least 0 in its one form. */
  public Frequency {
    if (integer < 0 || numerator < 0 || numerator >= denominator) {
      throw new IllegalArgumentException(
          "%d + %d/%d is not a whole number and a fraction below 1"
              .formatted(integer, numerator, denominator));
    }
  }

  /**
   * A whole number.
   *
   * @param hertz 0 or more
   * @return the frequency
   */
  public static Frequency of(long hertz) {
    return new Frequency(hertz, 0, 1);
  }

  /**
   * The nearest number.
   *
   * @return in Hz
   */
  public double hertz() {
    return integer + (double) numerator / denominator;
  }

  @Override
  public int compareTo(Frequency other) {
    return Double.compare(hertz(), other.hertz());
  }

  /** The number and its unit. */
  @Override
  public String toString() {
    return numerator == 0
        ? integer + " Hz"
        : "%d %d/%d Hz".formatted(integer, numerator, denominator);
  }
}
