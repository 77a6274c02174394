package org.odpj.linuxgeneric.classify;

import java.util.List;

/**
 * A part of the space of all packets: of each word the upper bits have been looked at and are
 * fixed, the lower ones are free.
 */
final class Region {
  private final long[] low;
  private final int[] free;

  private Region(long[] low, int[] free) {
    this.low = low;
    this.free = free;
  }

  /** The whole space. */
  static Region all(List<Word> words) {
    return new Region(new long[words.size()], words.stream().mapToInt(Word::bits).toArray());
  }

  /** The part in which the next bits of a word have a value. */
  Region part(int word, int bits, int value) {
    long[] partLow = low.clone();
    int[] partFree = free.clone();
    partFree[word] -= bits;
    partLow[word] |= (long) value << partFree[word];
    return new Region(partLow, partFree);
  }

  int words() {
    return free.length;
  }

  /** Bits of a word that have not been looked at. */
  int free(int word) {
    return free[word];
  }

  /** The part by some next bits of a word that a number is in, or the first or last one. */
  int partOf(int word, int bits, long number) {
    if (Long.compareUnsigned(number, low[word]) <= 0) {
      return 0;
    }
    long offset = (number - low[word]) >>> (free[word] - bits);
    int last = (1 << bits) - 1;
    return Long.compareUnsigned(offset, last) > 0 ? last : (int) offset;
  }

  /** Whether a box holds all of the region in one dimension. */
  boolean isCovered(Box box, int word) {
    return Long.compareUnsigned(box.low(word), low[word]) <= 0
        && Long.compareUnsigned(box.high(word), last(word)) >= 0;
  }

  private long last(int word) {
    return free[word] == 0 ? low[word] : low[word] | (-1L >>> (Long.SIZE - free[word]));
  }
}
