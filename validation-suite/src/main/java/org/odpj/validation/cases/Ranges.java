package org.odpj.validation.cases;

import java.util.List;

/** Ranges of arrays that must be refused. */
final class Ranges {
  private Ranges() {}

  /** Pairs of offset and count that are not within an array. */
  static List<int[]> outside(int length) {
    return List.of(
        new int[] {-1, 1},
        new int[] {0, -1},
        new int[] {0, length + 1},
        new int[] {length, 1},
        new int[] {1, Integer.MAX_VALUE});
  }

  static String text(int[] range, int length) {
    return "offset %d, count %d of an array of %d".formatted(range[0], range[1], length);
  }
}
