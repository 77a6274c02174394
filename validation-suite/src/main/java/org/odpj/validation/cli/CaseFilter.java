package org.odpj.validation.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.odpj.config.EditDistance;
import org.odpj.validation.suite.CaseInfo;

/**
 * Which cases the user wants.
 *
 * @param subsystems names; none for all
 * @param patterns with {@code *} for any text; none for all
 */
record CaseFilter(List<String> subsystems, List<String> patterns) {
  /** The ids of the wanted cases. Refuses a filter that selects nothing. */
  Set<String> select(List<CaseInfo> all) {
    Set<String> known =
        all.stream().map(CaseInfo::subsystem).collect(Collectors.toCollection(TreeSet::new));
    for (String name : subsystems) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no subsystem '%s'; did you mean '%s'? There are: %s"
                .formatted(name, EditDistance.nearest(name, known), String.join(", ", known)));
      }
    }
    Set<String> ids =
        all.stream()
            .filter(this::wanted)
            .map(CaseInfo::id)
            .collect(Collectors.toCollection(TreeSet::new));
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "no case matches %s; --list shows them".formatted(String.join(", ", patterns)));
    }
    return ids;
  }

  private boolean wanted(CaseInfo info) {
    boolean subsystem = subsystems.isEmpty() || subsystems.contains(info.subsystem());
    return subsystem
        && (patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, info)));
  }

  private static boolean matches(String pattern, CaseInfo info) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return info.id().matches(regex) || info.odp().stream().anyMatch(name -> name.matches(regex));
  }
}
