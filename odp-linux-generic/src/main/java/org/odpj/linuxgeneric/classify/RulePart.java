package org.odpj.linuxgeneric.classify;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that were put into one tree together. All but the tree is guarded by the classifier. */
final class RulePart {
  private final Set<LinuxPmr> inForce;
  private final int size;
  private final RuleTree tree;

  /**
   * A part.
   *
   * @param rules in any order, at least one
   * @param rows theirs
   * @param words of these rows and maybe others
   */
  RulePart(List<LinuxPmr> rules, List<Row> rows, Words words) {
    inForce = new HashSet<>(rules);
    size = rules.size();
    Map<Word, Integer> indexes = words.indexes();
    List<Box> boxes =
        rows.stream()
            .sorted(Comparator.comparing(Row::rule, LinuxPmr.ORDER))
            .map(row -> new Box(row, indexes))
            .toList();
    tree = TreeBuilder.build(boxes, words.list());
  }

  RuleTree tree() {
    return tree;
  }

  /** How many rules it was made of. */
  int size() {
    return size;
  }

  /** Those that are still in force. */
  List<LinuxPmr> rules() {
    return List.copyOf(inForce);
  }

  boolean has(LinuxPmr rule) {
    return inForce.contains(rule);
  }

  /** Forgets a rule; false if less than half are left, so that the tree should be made anew. */
  boolean lose(LinuxPmr rule) {
    inForce.remove(rule);
    return inForce.size() * 2 > size;
  }
}
