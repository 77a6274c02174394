package org.odpj.validation.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.NotApplicable;

/** Turns JUnit's events into results, and keeps account of the cases that gave none. */
final class ResultCollector implements TestExecutionListener {
  private final Map<String, CaseInfo> selected = new LinkedHashMap<>();
  private final Map<String, CaseResult> results = new HashMap<>();
  private final Map<String, Long> started = new HashMap<>();
  private final Consumer<? super CaseResult> progress;

  ResultCollector(List<CaseInfo> selected, Consumer<? super CaseResult> progress) {
    selected.forEach(info -> this.selected.put(info.id(), info));
    this.progress = progress;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    CaseInfo info = selected.get(test.getDisplayName());
    if (info == null || !test.isTest()) {
      return;
    }
    long now = System.nanoTime();
    double seconds = (now - started.getOrDefault(test.getUniqueId(), now)) / 1e9;
    judge(info, result, seconds)
        .ifPresent(judged -> {
          results.put(info.id(), judged);
          progress.accept(judged);
        });
  }

  /** Nothing if the case was aborted by anything but an absent capability: then it did not run. */
  private static Optional<CaseResult> judge(
      CaseInfo info, TestExecutionResult result, double seconds) {
    @Nullable Throwable problem = result.getThrowable().orElse(null);
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Optional.of(new CaseResult(info, Outcome.PASSED, "", "", seconds));
      case FAILED ->
          Optional.of(
              new CaseResult(info, Outcome.FAILED, reason(problem), detail(problem), seconds));
      case ABORTED ->
          problem instanceof NotApplicable
              ? Optional.of(
                  new CaseResult(info, Outcome.NOT_APPLICABLE, reason(problem), "", seconds))
              : Optional.empty();
    };
  }

  private static String reason(@Nullable Throwable problem) {
    if (problem == null) {
      return "failed without saying why";
    }
    String message = String.valueOf(problem.getMessage()).replaceAll("\\s*\\R\\s*", "; ").strip();
    boolean plain = problem instanceof AssertionError || problem instanceof NotApplicable;
    return plain ? message : problem.getClass().getSimpleName() + ": " + message;
  }

  private static String detail(@Nullable Throwable problem) {
    if (problem == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** One for each case that came to an end, in the suite's order. */
  List<CaseResult> results() {
    return selected.keySet().stream()
        .flatMap(id -> Optional.ofNullable(results.get(id)).stream())
        .toList();
  }

  List<CaseInfo> notRun() {
    return selected.values().stream().filter(info -> !results.containsKey(info.id())).toList();
  }
}
