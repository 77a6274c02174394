package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that lead on from one class. They are in several parts, each with trees of its own and
 * some times as large as all that follow: a rule that is added changes the small ones only.
 */
final class RuleTable {
  /** Of a class that packets stay in. */
  static final RuleTable EMPTY = new RuleTable(Words.NONE, List.of());

  /** How many times as large as what is added a part must be to be left alone. */
  private static final int STEP = 4;

  private final Words words;
  private final List<RulePart> parts;
  private final RuleTree[] trees;

  private RuleTable(Words words, List<RulePart> parts) {
    this.words = words;
    this.parts = parts;
    this.trees = parts.stream().map(RulePart::tree).toArray(RuleTree[]::new);
  }

  /** With more rules. */
  RuleTable with(List<LinuxPmr> added) {
    List<RulePart> large = new ArrayList<>(parts);
    List<LinuxPmr> together = new ArrayList<>(added);
    while (!large.isEmpty() && large.getLast().size() < STEP * together.size()) {
      together.addAll(large.removeLast().rules());
    }
    return of(large, together);
  }

  /**
   * Without a rule, which is not in force any more. It stays where it is until half of the rules
   * beside it have gone too.
   */
  RuleTable without(LinuxPmr removed) {
    List<RulePart> others = new ArrayList<>(parts);
    others.removeIf(part -> part.has(removed));
    RulePart part = parts.stream().filter(one -> !others.contains(one)).findFirst().orElseThrow();
    if (part.lose(removed)) {
      return this;
    }
    return part.rules().isEmpty() && others.isEmpty() ? EMPTY : of(others, part.rules());
  }

  private RuleTable of(List<RulePart> kept, List<LinuxPmr> rules) {
    List<Row> rows = Row.of(rules);
    Words all = kept.isEmpty() ? Words.of(rows) : words.with(rows);
    List<RulePart> now = new ArrayList<>(kept);
    if (!rules.isEmpty()) {
      now.add(new RulePart(rules, rows, all));
    }
    return new RuleTable(all, now);
  }

  boolean isEmpty() {
    return trees.length == 0;
  }

  /**
   * The rule that a packet matches and that goes before all others that it matches.
   *
   * @param reader looks at the packet
   * @param key room for {@link Words#MAX} words
   * @return null if it matches none
   */
  @Nullable LinuxPmr find(FieldReader reader, long[] key) {
    long present = words.read(reader, key);
    LinuxPmr best = null;
    for (RuleTree tree : trees) {
      if (best == null || tree.first().isBefore(best)) {
        LinuxPmr found = tree.find(key, present);
        if (found != null && (best == null || found.isBefore(best))) {
          best = found;
        }
      }
    }
    return best;
  }
}
