package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.PmrField;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/** The rules that lead on from one class, in the order in which they are tried. Immutable. */
final class RuleTable {
  /** The most words that rules of one class may look at: one bit each. */
  static final int MAX_WORDS = Long.SIZE;

  private static final Comparator<LinuxPmr> ORDER =
      Comparator.comparingInt((LinuxPmr rule) -> -rule.link().param().priority())
          .thenComparing(rule -> !looksAtFrame(rule))
          .thenComparingLong(LinuxPmr::age);

  /** Of a class that packets stay in. */
  static final RuleTable EMPTY = new RuleTable(List.of());

  private final List<LinuxPmr> rules;
  private final Word[] words;
  private final RowTests rows;

  private RuleTable(List<LinuxPmr> rules) {
    this.rules = rules;
    List<Row> all = rules.stream().sorted(ORDER).flatMap(rule -> Row.of(rule).stream()).toList();
    Map<Word, Integer> indexes = new LinkedHashMap<>();
    for (Row row : all) {
      row.tests().forEach(test -> indexes.putIfAbsent(test.word(), indexes.size()));
    }
    if (indexes.size() > MAX_WORDS) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "rules from one class that look at %d different places are more than the %d that can be"
              .formatted(indexes.size(), MAX_WORDS));
    }
    this.words = indexes.keySet().toArray(Word[]::new);
    this.rows = new RowTests(all, indexes);
  }

  private static boolean looksAtFrame(LinuxPmr rule) {
    return rule.link().param().terms().stream()
        .anyMatch(term -> term.field() == PmrField.CUSTOM_FRAME);
  }

  RuleTable with(List<LinuxPmr> added) {
    List<LinuxPmr> all = new ArrayList<>(rules);
    all.addAll(added);
    return new RuleTable(all);
  }

  RuleTable without(LinuxPmr removed) {
    List<LinuxPmr> rest = new ArrayList<>(rules);
    rest.remove(removed);
    return rest.isEmpty() ? EMPTY : new RuleTable(rest);
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  /**
   * The first rule that a packet matches.
   *
   * @param reader looks at the packet
   * @param key room for {@link #MAX_WORDS} words
   * @return null if it matches none
   */
  @Nullable LinuxPmr find(FieldReader reader, long[] key) {
    long present = 0;
    for (int i = 0; i < words.length; i++) {
      if (reader.read(words[i])) {
        key[i] = reader.value();
        present |= 1L << i;
      }
    }
    return rows.find(key, present);
  }
}
