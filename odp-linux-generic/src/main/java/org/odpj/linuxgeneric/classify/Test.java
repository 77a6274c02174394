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
  static Test equal(Word word, long value, long mask) {
    return new Test(word, mask, value & mask, 0);
  }

  static Test within(Word word, long from, long to) {
    return new Test(word, -1, from, to - from);
  }
}
