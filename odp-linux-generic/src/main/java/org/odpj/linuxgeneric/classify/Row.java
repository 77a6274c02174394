package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.List;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrRange;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.PmrValue;

/**
 * One way to match a rule: all of its tests hold. A rule has several only for ranges of fields that
 * are longer than a word.
 *
 * @param rule which
 * @param tests all must hold
 */
record Row(LinuxPmr rule, List<Test> tests) {
  static List<Row> of(List<LinuxPmr> rules) {
    return rules.stream().flatMap(rule -> of(rule).stream()).toList();
  }

  private static List<Row> of(LinuxPmr rule) {
    List<List<Test>> ways = List.of(List.of());
    for (PmrTerm term : rule.link().param().terms()) {
      List<List<Test>> longer = new ArrayList<>();
      for (List<Test> way : ways) {
        for (List<Test> more : ways(term)) {
          List<Test> tests = new ArrayList<>(way);
          tests.addAll(more);
          longer.add(tests);
        }
      }
      ways = longer;
    }
    return ways.stream().map(tests -> new Row(rule, List.copyOf(tests))).toList();
  }

  private static List<List<Test>> ways(PmrTerm term) {
    return switch (term) {
      case PmrMatch match -> List.of(tests(match));
      case PmrRange range when Word.areTwo(range) -> ways(range);
      case PmrRange range ->
          List.of(List.of(Test.within(Word.lower(range), range.from().low(), range.to().low())));
    };
  }

  private static List<Test> tests(PmrMatch match) {
    List<Test> tests = new ArrayList<>();
    if (Word.areTwo(match)) {
      tests.add(test(Word.upper(match), match));
    }
    tests.add(test(Word.lower(match), match));
    return tests;
  }

  private static Test test(Word word, PmrMatch match) {
    return Test.equal(word, word.of(match.value()), word.of(match.mask()));
  }

  /** At the first upper word, at the last one, and between. */
  private static List<List<Test>> ways(PmrRange range) {
    Word upper = Word.upper(range);
    Word lower = Word.lower(range);
    PmrValue from = range.from();
    PmrValue to = range.to();
    if (from.high() == to.high()) {
      return List.of(
          List.of(Test.equal(upper, from.high(), -1), Test.within(lower, from.low(), to.low())));
    }
    List<List<Test>> ways = new ArrayList<>();
    ways.add(List.of(Test.equal(upper, from.high(), -1), Test.within(lower, from.low(), -1)));
    ways.add(List.of(Test.equal(upper, to.high(), -1), Test.within(lower, 0, to.low())));
    if (to.high() - from.high() != 1) {
      ways.add(
          List.of(Test.within(upper, from.high() + 1, to.high() - 1), Test.within(lower, 0, -1)));
    }
    return ways;
  }
}
