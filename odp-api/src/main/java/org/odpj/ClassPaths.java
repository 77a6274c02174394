package org.odpj;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.odpj.classify.Cos;
import org.odpj.classify.PmrLink;

/** How many rules lead from each class to each other. */
final class ClassPaths {
  private final Map<Cos, Map<Cos, Integer>> rules;

  ClassPaths() {
    this(new HashMap<>());
  }

  private ClassPaths(Map<Cos, Map<Cos, Integer>> rules) {
    this.rules = rules;
  }

  /** These and the rules that are given. */
  ClassPaths with(List<PmrLink> added) {
    Map<Cos, Map<Cos, Integer>> copy = new HashMap<>();
    rules.forEach((from, ends) -> copy.put(from, new HashMap<>(ends)));
    added.forEach(link ->
        copy.computeIfAbsent(link.from(), _ -> new HashMap<>()).merge(link.to(), 1, Integer::sum));
    return new ClassPaths(copy);
  }

  /** Takes a rule away. */
  void remove(PmrLink link) {
    Map<Cos, Integer> ends = rules.getOrDefault(link.from(), new HashMap<>());
    ends.computeIfPresent(link.to(), (_, count) -> count == 1 ? null : count - 1);
    if (ends.isEmpty()) {
      rules.remove(link.from());
    }
  }

  /** How many rules there are. */
  int size() {
    return rules.keySet().stream().mapToInt(this::from).sum();
  }

  /** How many rules lead on from a class. */
  int from(Cos cos) {
    return rules.getOrDefault(cos, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Refuses rules that would let a packet go round in circles. */
  void requireNoCircle() {
    Map<Cos, Integer> waysTo = new HashMap<>();
    rules.values().forEach(ends -> ends.keySet().forEach(to -> waysTo.merge(to, 1, Integer::sum)));
    Deque<Cos> reached = new ArrayDeque<>();
    rules.keySet().stream().filter(cos -> !waysTo.containsKey(cos)).forEach(reached::add);
    while (!reached.isEmpty()) {
      for (Cos to : rules.getOrDefault(reached.remove(), Map.of()).keySet()) {
        if (waysTo.merge(to, -1, Integer::sum) == 0) {
          reached.add(to);
        }
      }
    }
    List<String> circle =
        waysTo.entrySet().stream()
            .filter(way -> way.getValue() > 0)
            .map(way -> "'" + way.getKey().name() + "'")
            .sorted()
            .toList();
    if (!circle.isEmpty()) {
      throw new IllegalArgumentException(
          "packets could go round in circles through the classes " + circle);
    }
  }
}
