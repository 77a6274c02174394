package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/** The words that the rules of one class look at; each has an index, which it keeps. Immutable. */
final class Words {
  /** The most: one bit each. */
  static final int MAX = Long.SIZE;

  static final Words NONE = new Words(List.of());

  private final Word[] words;

  private Words(List<Word> words) {
    if (words.size() > MAX) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "rules from one class that look at %d different places are more than the %d that can be"
              .formatted(words.size(), MAX));
    }
    this.words = words.toArray(Word[]::new);
  }

  static Words of(List<Row> rows) {
    return NONE.with(rows);
  }

  /** These and those of more rows. */
  Words with(List<Row> rows) {
    Set<Word> all = new LinkedHashSet<>(List.of(words));
    rows.forEach(row -> row.tests().forEach(test -> all.add(test.word())));
    return new Words(new ArrayList<>(all));
  }

  List<Word> list() {
    return List.of(words);
  }

  Map<Word, Integer> indexes() {
    return IntStream.range(0, words.length)
        .boxed()
        .collect(Collectors.toMap(i -> words[i], i -> i));
  }

  /**
   * Reads them all.
   *
   * @param reader looks at the packet
   * @param key receives those that the packet has
   * @return which these are, one bit each
   */
  long read(FieldReader reader, long[] key) {
    long present = 0;
    for (int i = 0; i < words.length; i++) {
      if (reader.read(words[i])) {
        key[i] = reader.value();
        present |= 1L << i;
      }
    }
    return present;
  }
}
