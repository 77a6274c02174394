package org.odpj.validation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.odpj.Odp;
import org.odpj.error.OdpException;
import org.odpj.system.Subsystem;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Settings;

/** Runs the suite on a backend, on JUnit's platform, one case after the other. */
public final class SuiteRunner {
  /** A case that takes longer is stuck in the backend: it fails, and the next one runs. */
  private static final String CASE_TIMEOUT = "60 s";

  private SuiteRunner() {}

  /**
   * Runs the selected cases.
   *
   * @param settings what they run on, and which
   * @param progress gets each result at once
   * @return how they ended
   * @throws OdpException if no data plane can be opened on the backend
   * @throws IllegalArgumentException if no case is selected
   */
  public static BackendReport run(Settings settings, Consumer<? super CaseResult> progress) {
    List<CaseInfo> suite = Catalog.all();
    List<CaseInfo> selected =
        suite.stream()
            .filter(info -> settings.cases().isEmpty() || settings.cases().contains(info.id()))
            .toList();
    if (selected.isEmpty()) {
      throw new IllegalArgumentException("no case is selected");
    }
    Map<String, String> providers = providers(settings);
    long start = System.nanoTime();
    ResultCollector collector = new ResultCollector(selected, progress);
    execute(settings, selected, collector);
    return new BackendReport(
        settings,
        providers,
        collector.results(),
        collector.notRun(),
        suite.size(),
        (System.nanoTime() - start) / 1e9);
  }

  /** Opens a data plane once, so that a backend that cannot start is no failure of every case. */
  private static Map<String, String> providers(Settings settings) {
    try (Odp odp = Odp.open(settings.config())) {
      Map<String, String> providers = new LinkedHashMap<>();
      for (Subsystem subsystem : Subsystem.values()) {
        providers.put(subsystem.title(), odp.provider(subsystem).orElse("-"));
      }
      return providers;
    }
  }

  private static void execute(
      Settings settings, List<CaseInfo> selected, ResultCollector collector) {
    Set<DiscoverySelector> methods =
        selected.stream()
            .map(info ->
                DiscoverySelectors.selectMethod(info.method().getDeclaringClass(), info.method()))
            .collect(Collectors.toSet());
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(new ArrayList<>(methods))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameters(settings.toParameters())
            .configurationParameter(
                "junit.jupiter.execution.timeout.testtemplate.method.default", CASE_TIMEOUT)
            .configurationParameter(
                "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    // Nothing but the suite runs and listens, whatever else is on the class path.
    var config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    LauncherFactory.create(config).execute(request, collector);
  }
}
