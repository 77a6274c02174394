package org.odpj.config;

import java.util.Collection;
import java.util.Comparator;

/**
 * How many single-character edits turn one name into another: finds the nearest name to suggest.
 */
public final class EditDistance {
  private EditDistance() {}

  /**
   * The nearest of several names; among equally near ones the first in the alphabet.
   *
   * @param name what was written
   * @param known what could have been meant
   * @return one of them, or empty text if there are none
   */
  public static String nearest(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String other) -> between(name, other))
                .thenComparing(other -> other))
        .orElse("");
  }

  /**
   * Levenshtein's distance.
   *
   * @param a a name
   * @param b another
   * @return the number of insertions, deletions and replacements, 0 if equal
   */
  public static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
