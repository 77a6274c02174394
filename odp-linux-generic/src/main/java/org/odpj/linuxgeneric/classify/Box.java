package org.odpj.linuxgeneric.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A row as a box in a space with one dimension for each word: it holds every packet that the row
 * matches, and others only where a mask has gaps.
 */
final class Box {
  private final Row row;
  private final int[] indexes;
  private final long[] low;
  private final long[] high;
  private final long needed;

  Box(Row row, Map<Word, Integer> words) {
    this.row = row;
    this.low = new long[words.size()];
    this.high = new long[words.size()];
    Arrays.fill(high, -1);
    List<Test> tests = row.tests();
    this.indexes = new int[tests.size()];
    long bits = 0;
    for (int i = 0; i < indexes.length; i++) {
      Test test = tests.get(i);
      int index = words.getOrDefault(test.word(), -1);
      indexes[i] = index;
      bits |= 1L << index;
      if (Long.compareUnsigned(test.smallest(), low[index]) > 0) {
        low[index] = test.smallest();
      }
      if (Long.compareUnsigned(test.largest(), high[index]) < 0) {
        high[index] = test.largest();
      }
    }
    this.needed = bits;
  }

  LinuxPmr rule() {
    return row.rule();
  }

  /** The words that a packet must have, one bit each. */
  long needed() {
    return needed;
  }

  int tests() {
    return indexes.length;
  }

  Test test(int number) {
    return row.tests().get(number);
  }

  /** The index of the word that a test is of. */
  int indexOf(int number) {
    return indexes[number];
  }

  long low(int word) {
    return low[word];
  }

  long high(int word) {
    return high[word];
  }

  /** Whether no packet is in it. */
  boolean isEmpty() {
    for (int i = 0; i < low.length; i++) {
      if (Long.compareUnsigned(low[i], high[i]) > 0) {
        return true;
      }
    }
    return false;
  }
}
