package org.odpj.validation.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.validation.suite.Settings;

/**
 * What each backend is run with.
 *
 * @param backends their names
 * @param interfaces {@code NAME} or {@code BACKEND=NAME}; the last one that fits counts
 * @param values configuration
 * @param seed of random choices
 * @param cases ids of the cases to run
 */
record SettingsPlan(
    List<String> backends,
    List<String> interfaces,
    Map<String, String> values,
    long seed,
    Set<String> cases) {

  /** One for each backend, in the order they were named. */
  List<Settings> perBackend() {
    Map<String, Set<String>> keys =
        Odp.backends().stream()
            .collect(
                Collectors.toMap(
                    BackendInfo::name,
                    info ->
                        info.keys().stream().map(key -> key.name()).collect(Collectors.toSet())));
    return backends.stream()
        .map(String::strip)
        .map(backend ->
            new Settings(backend, valuesOf(backend, keys), interfaceOf(backend), seed, cases))
        .toList();
  }

  /** Without the keys that only another of the named backends has. */
  private Map<String, String> valuesOf(String backend, Map<String, Set<String>> keys) {
    Map<String, String> kept = new LinkedHashMap<>(values);
    Set<String> own = keys.getOrDefault(backend, Set.of());
    for (String other : backends) {
      Set<String> foreign = keys.getOrDefault(other.strip(), Set.of());
      kept.keySet().removeIf(key -> foreign.contains(key) && !own.contains(key));
    }
    return kept;
  }

  private String interfaceOf(String backend) {
    String chosen = Settings.DEFAULT_INTERFACE;
    for (String text : interfaces) {
      int equals = text.indexOf('=');
      String prefix = equals < 0 ? "" : text.substring(0, equals);
      if (prefix.equals(backend)) {
        chosen = text.substring(equals + 1);
      } else if (backends.stream().noneMatch(prefix::equals)) {
        chosen = text; // The name of an interface may hold an equals sign itself.
      }
    }
    return chosen;
  }
}
