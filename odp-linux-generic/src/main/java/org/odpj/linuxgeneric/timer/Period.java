package org.odpj.linuxgeneric.timer;

import java.math.BigInteger;
import org.odpj.timer.Frequency;

/**
 * The exact time between two timeouts: {@code nanos + remainder / divisor} nanoseconds.
 *
 * @param nanos whole nanoseconds
 * @param remainder less than the divisor
 * @param divisor 1 or more
 */
record Period(long nanos, long remainder, long divisor) {
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

  /** The period of a multiple of a frequency. */
  static Period of(Frequency frequency, long multiplier) {
    BigInteger denominator = BigInteger.valueOf(frequency.denominator());
    BigInteger cycles =
        BigInteger.valueOf(frequency.integer())
            .multiply(denominator)
            .add(BigInteger.valueOf(frequency.numerator()))
            .multiply(BigInteger.valueOf(multiplier));
    BigInteger nanos = SECOND.multiply(denominator);
    BigInteger common = nanos.gcd(cycles);
    BigInteger divisor = cycles.divide(common);
    BigInteger[] parts = nanos.divide(common).divideAndRemainder(divisor);
    // Half the range, so that two remainders can be added up.
    if (divisor.bitLength() > Long.SIZE - 2 || parts[0].bitLength() > Long.SIZE - 2) {
      throw new IllegalArgumentException(
          "%d times %s is too fine a fraction".formatted(multiplier, frequency));
    }
    return new Period(parts[0].longValue(), parts[1].longValue(), divisor.longValue());
  }
}
