package org.odpj.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.CaseResult;
import org.odpj.validation.run.Catalog;
import org.odpj.validation.run.Outcome;
import org.odpj.validation.run.SuiteRunner;
import org.odpj.validation.suite.Settings;

/** A backend that keeps the contract passes. */
final class SuiteOnFakeTest {
  @Test
  void aBackendThatKeepsTheContractPasses() {
    BackendReport report = SuiteRunner.run(Settings.of("fake"), result -> {});
    List<CaseResult> failures =
        report.results().stream().filter(result -> result.outcome() == Outcome.FAILED).toList();
    assertThat(failures).isEmpty();
    assertThat(report.notRun()).isEmpty();
    assertThat(report.results()).hasSize(Catalog.all().size());
    assertThat(report.filtered()).isFalse();
  }
}
