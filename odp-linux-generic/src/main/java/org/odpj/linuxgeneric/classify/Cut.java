package org.odpj.linuxgeneric.classify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a region is divided: by the next bits of one word.
 *
 * @param word its index
 * @param bits how many
 * @param largest boxes in the part that has most
 * @param total boxes in all parts; one that reaches into several counts in each
 */
record Cut(int word, int bits, int largest, int total) {
  /** A node has at most 2^12 children, 32 KiB. */
  private static final int MAX_BITS = 12;

  /** Parts together may have so many times the boxes that the region has. */
  private static final int GROWTH = 3;

  /** The one that leaves fewest boxes in any part; null if none is of use. */
  static @Nullable Cut best(List<Box> boxes, Region region) {
    Cut best = null;
    for (int word = 0; word < region.words(); word++) {
      Cut cut = widest(boxes, region, word);
      if (cut != null && (best == null || cut.isBetterThan(best))) {
        best = cut;
      }
    }
    return best;
  }

  private boolean isBetterThan(Cut other) {
    return largest != other.largest ? largest < other.largest : total < other.total;
  }

  /** By as many bits of a word as memory allows. */
  private static @Nullable Cut widest(List<Box> boxes, Region region, int word) {
    Cut found = null;
    int most = Math.min(region.free(word), MAX_BITS);
    for (int bits = 1; bits <= most; bits++) {
      Cut cut = by(boxes, region, word, bits);
      if (cut.total + (1 << bits) > GROWTH * boxes.size() + 2) {
        break;
      }
      if (cut.largest < boxes.size() && (found == null || cut.largest < found.largest)) {
        found = cut;
      }
    }
    return found;
  }

  private static Cut by(List<Box> boxes, Region region, int word, int bits) {
    int[] starts = new int[(1 << bits) + 1];
    int total = 0;
    for (Box box : boxes) {
      int first = region.partOf(word, bits, box.low(word));
      int last = region.partOf(word, bits, box.high(word));
      starts[first]++;
      starts[last + 1]--;
      total += last - first + 1;
    }
    int largest = 0;
    int here = 0;
    for (int change : starts) {
      here += change;
      largest = Math.max(largest, here);
    }
    return new Cut(word, bits, largest, total);
  }
}
