package org.odpj.validation.report;

import java.util.List;
import java.util.Locale;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.CaseResult;
import org.odpj.validation.run.Outcome;

/**
 * The results as JUnit XML: a test suite for each backend and subsystem. A case that is not
 * applicable is skipped, with its reason.
 */
public final class JunitXmlReport {
  private JunitXmlReport() {}

  /**
   * Writes the results.
   *
   * @param reports one for each backend
   * @return the text of a file
   */
  public static String of(List<BackendReport> reports) {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (BackendReport report : reports) {
      for (String subsystem : report.subsystems()) {
        suite(xml, report, subsystem);
      }
      notRun(xml, report);
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, BackendReport report, String subsystem) {
    List<CaseResult> results = report.subsystem(subsystem);
    String name = report.title() + "." + subsystem;
    open(
        xml,
        name,
        results.size(),
        count(results, Outcome.FAILED),
        count(results, Outcome.NOT_APPLICABLE),
        0);
    results.forEach(result -> result(xml, name, result));
    xml.append("  </testsuite>\n");
  }

  /**
   * Cases without an outcome are errors, so that no reader of the file takes the run for complete.
   */
  private static void notRun(StringBuilder xml, BackendReport report) {
    if (report.complete()) {
      return;
    }
    String name = report.title() + ".notRun";
    open(xml, name, report.notRun().size(), 0, 0, report.notRun().size());
    report
        .notRun()
        .forEach(info -> {
          testCase(xml, name, info.id(), 0);
          xml.append(">\n      <error message=\"the case did not run\"/>\n    </testcase>\n");
        });
    xml.append("  </testsuite>\n");
  }

  private static void open(
      StringBuilder xml, String name, long tests, long failures, long skipped, long errors) {
    xml.append("  <testsuite name=\"").append(Markup.escape(name)).append('"');
    xml.append(
        " tests=\"%d\" failures=\"%d\" skipped=\"%d\" errors=\"%d\">\n"
            .formatted(tests, failures, skipped, errors));
  }

  private static void result(StringBuilder xml, String suite, CaseResult result) {
    testCase(xml, suite, result.info().id(), result.seconds());
    String reason = Markup.escape(result.reason());
    switch (result.outcome()) {
      case PASSED -> xml.append("/>\n");
      case NOT_APPLICABLE ->
          xml.append(">\n      <skipped message=\"")
              .append(reason)
              .append("\"/>\n    </testcase>\n");
      case FAILED ->
          xml.append(">\n      <failure message=\"")
              .append(reason)
              .append("\">")
              .append(Markup.escape(FailureText.of(result) + "\n" + result.detail()))
              .append("</failure>\n    </testcase>\n");
    }
  }

  private static void testCase(StringBuilder xml, String suite, String id, double seconds) {
    xml.append("    <testcase classname=\"").append(Markup.escape(suite));
    xml.append("\" name=\"").append(Markup.escape(id));
    xml.append("\" time=\"").append(String.format(Locale.ROOT, "%.3f", seconds)).append('"');
  }

  private static long count(List<CaseResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
