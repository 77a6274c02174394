package org.odpj.linuxgeneric.classify;

/**
 * What a rule asks of one word: that the bits of a mask, as a number without sign, are within a
 * range.
 *
 * @param word which
 * @param mask the bits
 * @param low the smallest number
 * @param span the largest one less the smallest
 */
record Test(Word word, long mask, long low, long span) {
  /** Some bits are equal to a value's. */
  static Test equal(Word word, long value, long mask) {
    long bits = mask & word.ones();
    return new Test(word, bits, value & bits, 0);
  }

  /** The word is within a range. */
  static Test within(Word word, long from, long to) {
    long last = Long.compareUnsigned(to, word.ones()) > 0 ? word.ones() : to;
    return new Test(word, word.ones(), from, last - from);
  }

  /** No word that passes is smaller. */
  long smallest() {
    return low;
  }

  /** No word that passes is larger. */
  long largest() {
    return (low + span) | (word.ones() & ~mask);
  }

  /** Whether every word from the smallest to the largest passes. */
  boolean isInterval() {
    long free = word.ones() & ~mask;
    return (free & (free + 1)) == 0;
  }
}
