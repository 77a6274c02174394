package org.odpj.linuxgeneric.classify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tests of rows in one array, so that trying row after row reads memory in order: of each row
 * the words it needs, one bit each, then of each test the word's index, mask, low and span.
 */
final class RowTests {
  private static final int LONGS_PER_TEST = 4;

  private final LinuxPmr[] rules;
  private final int[] ends;
  private final long[] tests;

  RowTests(List<Row> rows, Map<Word, Integer> indexes) {
    rules = rows.stream().map(Row::rule).toArray(LinuxPmr[]::new);
    ends = new int[rules.length];
    tests = new long[rows.stream().mapToInt(row -> 1 + LONGS_PER_TEST * row.tests().size()).sum()];
    int at = 0;
    for (int i = 0; i < rules.length; i++) {
      int start = at++;
      for (Test test : rows.get(i).tests()) {
        int index = indexes.getOrDefault(test.word(), -1);
        tests[start] |= 1L << index;
        tests[at++] = index;
        tests[at++] = test.mask();
        tests[at++] = test.low();
        tests[at++] = test.span();
      }
      ends[i] = at;
    }
  }

  /** The rule of the first row whose tests all hold. */
  @Nullable LinuxPmr find(long[] key, long present) {
    int start = 0;
    for (int i = 0; i < rules.length; i++) {
      int end = ends[i];
      if ((tests[start] & ~present) == 0 && hold(key, start + 1, end)) {
        return rules[i];
      }
      start = end;
    }
    return null;
  }

  private boolean hold(long[] key, int start, int end) {
    for (int at = start; at < end; at += LONGS_PER_TEST) {
      long number = key[(int) tests[at]] & tests[at + 1];
      if (Long.compareUnsigned(number - tests[at + 2], tests[at + 3]) > 0) {
        return false;
      }
    }
    return true;
  }
}
