package org.odpj.validation.run;

import java.util.List;
import java.util.Map;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Settings;

/**
 * How the cases ended on one backend.
 *
 * @param settings what they ran on
 * @param providers which backend provided each subsystem of the API
 * @param results one for each case that ran, in the suite's order
 * @param notRun cases that were selected and did not come to an end; a report with any is no
 *     verdict
 * @param suiteSize how many cases the suite has
 * @param seconds how long all took
 */
public record BackendReport(
    Settings settings,
    Map<String, String> providers,
    List<CaseResult> results,
    List<CaseInfo> notRun,
    int suiteSize,
    double seconds) {

  /**
   * The backend's name.
   *
   * @return as it was given
   */
  public String backend() {
    return settings.backend();
  }

  /**
   * What to call the run.
   *
   * @return the backend's name, and what else distinguishes the run
   */
  public String title() {
    return settings.title();
  }

  /**
   * How many cases ended in a way.
   *
   * @param outcome the way
   * @return 0 or more
   */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /**
   * Whether every selected case came to an end.
   *
   * @return false if some did not run
   */
  public boolean complete() {
    return notRun.isEmpty();
  }

  /**
   * Whether only some of the suite's cases were selected.
   *
   * @return true if so
   */
  public boolean filtered() {
    return results.size() + notRun.size() < suiteSize;
  }

  /**
   * The subsystems of the cases.
   *
   * @return in the suite's order
   */
  public List<String> subsystems() {
    return results.stream().map(result -> result.info().subsystem()).distinct().toList();
  }

  /**
   * The results of one subsystem.
   *
   * @param name the subsystem
   * @return in the suite's order
   */
  public List<CaseResult> subsystem(String name) {
    return results.stream().filter(result -> result.info().subsystem().equals(name)).toList();
  }
}
