package org.odpj.validation.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.odpj.Odp;
import org.odpj.config.ApiKeys;
import org.odpj.system.Subsystem;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.suite.Settings;

/**
 * Accelerators have several engines, of which a data plane takes one. So a run with the preferred
 * one is followed by the cases of the accelerator with each other engine that works here.
 */
final class EngineRuns {
  private EngineRuns() {}

  /** What is to be run after a run; nothing for an accelerator whose engine was chosen by a key. */
  static List<Settings> after(BackendReport report) {
    Settings settings = report.settings();
    List<Settings> runs = new ArrayList<>();
    for (Subsystem subsystem : Subsystem.values()) {
      String key = ApiKeys.provider(subsystem).name();
      Set<String> cases = casesOf(report, key);
      if (subsystem.required() || settings.values().containsKey(key) || cases.isEmpty()) {
        continue;
      }
      others(subsystem, report)
          .forEach(engine -> runs.add(settings.with(key, engine).withCases(cases)));
    }
    return runs;
  }

  private static Stream<String> others(Subsystem subsystem, BackendReport report) {
    String taken = report.providers().getOrDefault(subsystem.title(), "");
    return Odp.engines(subsystem).stream().filter(engine -> !engine.equals(taken));
  }

  private static Set<String> casesOf(BackendReport report, String subsystem) {
    return report.subsystem(subsystem).stream()
        .map(result -> result.info().id())
        .collect(Collectors.toSet());
  }
}
