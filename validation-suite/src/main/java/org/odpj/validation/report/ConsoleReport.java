package org.odpj.validation.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.CaseResult;
import org.odpj.validation.run.Outcome;

/** The results as a table for people. */
public final class ConsoleReport {
  private static final String ROW = "  %-12s %8s %8s %15s%n";

  private ConsoleReport() {}

  /**
   * Writes the results of one backend.
   *
   * @param report the results
   * @return several lines
   */
  public static String of(BackendReport report) {
    StringBuilder text = new StringBuilder();
    failures(text, report);
    text.append("%n%s on %s%n".formatted(report.title(), report.settings().pktio()));
    text.append(ROW.formatted("subsystem", "passed", "failed", "not applicable"));
    for (String subsystem : report.subsystems()) {
      row(text, subsystem, report.subsystem(subsystem));
    }
    row(text, "all", report.results());
    reasons(text, report);
    account(text, report);
    return text.toString();
  }

  private static void failures(StringBuilder text, BackendReport report) {
    for (CaseResult result : report.results()) {
      if (result.outcome() == Outcome.FAILED) {
        text.append("%nFAILED %s%n".formatted(FailureText.of(result)));
      }
    }
  }

  private static void row(StringBuilder text, String name, List<CaseResult> results) {
    Map<Outcome, Long> counts =
        results.stream().collect(Collectors.groupingBy(CaseResult::outcome, Collectors.counting()));
    text.append(
        ROW.formatted(
            name,
            counts.getOrDefault(Outcome.PASSED, 0L),
            counts.getOrDefault(Outcome.FAILED, 0L),
            counts.getOrDefault(Outcome.NOT_APPLICABLE, 0L)));
  }

  private static void reasons(StringBuilder text, BackendReport report) {
    Map<String, Long> reasons =
        report.results().stream()
            .filter(result -> result.outcome() == Outcome.NOT_APPLICABLE)
            .collect(
                Collectors.groupingBy(CaseResult::reason, TreeMap::new, Collectors.counting()));
    reasons.forEach(
        (reason, count) -> text.append("  %d not applicable: %s%n".formatted(count, reason)));
  }

  private static void account(StringBuilder text, BackendReport report) {
    text.append(
        "  %d of %d cases ran in %.1f s%s, seed %d%n"
            .formatted(
                report.results().size(),
                report.results().size() + report.notRun().size(),
                report.seconds(),
                report.filtered() ? " (a selection; the suite has " + report.suiteSize() + ")" : "",
                report.settings().seed()));
    report.notRun().forEach(info -> text.append("  DID NOT RUN: %s%n".formatted(info.id())));
  }
}
