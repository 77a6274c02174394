package org.odpj.validation.report;

import java.util.List;
import java.util.Locale;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.CaseResult;
import org.odpj.validation.run.Outcome;

/**
 * The results as one HTML page that needs nothing else: no script, no picture, no style sheet from
 * elsewhere.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      :root { --ok: #18794e; --bad: #c62828; --na: #7a6a3a; --line: #8884; }
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 72em; margin: 2em auto; padding: 0 1em;
        color-scheme: light dark; }
      h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 2em; }
      table { border-collapse: collapse; } th, td { padding: .25em .8em; text-align: right; }
      th:first-child, td:first-child { text-align: left; } tr { border-bottom: 1px solid var(--line); }
      details { border-bottom: 1px solid var(--line); padding: .3em 0; }
      summary { cursor: pointer; display: flex; gap: .8em; } summary code { flex: 1; }
      .passed b { color: var(--ok); } .failed b { color: var(--bad); } .notApplicable b { color: var(--na); }
      dl { display: grid; grid-template-columns: 8em 1fr; gap: .2em 1em; margin: .5em 1.5em; }
      dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; } pre { overflow-x: auto; font-size: .85em; }
      body:not(:has(#show-passed:checked)) details.passed,
      body:not(:has(#show-failed:checked)) details.failed,
      body:not(:has(#show-notApplicable:checked)) details.notApplicable { display: none; }
      """;

  private HtmlReport() {}

  /**
   * Writes the results.
   *
   * @param reports one for each backend
   * @return the text of a file
   */
  public static String of(List<BackendReport> reports) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<title>ODPJ conformance</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    html.append("<h1>ODPJ conformance</h1>\n<p>Show");
    for (Outcome outcome : Outcome.values()) {
      html.append(
          " <label><input type=\"checkbox\" checked id=\"show-%s\"> %s</label>"
              .formatted(outcome.id(), words(outcome)));
    }
    html.append("</p>\n");
    reports.forEach(report -> backend(html, report));
    return html.append("</body>\n</html>\n").toString();
  }

  private static void backend(StringBuilder html, BackendReport report) {
    html.append("<h2>").append(Markup.escape(report.title())).append("</h2>\n");
    html.append("<p>").append(Markup.escape(account(report))).append("</p>\n");
    html.append("<table>\n<tr><th>subsystem</th>");
    for (Outcome outcome : Outcome.values()) {
      html.append("<th>").append(words(outcome)).append("</th>");
    }
    html.append("</tr>\n");
    report.subsystems().forEach(name -> row(html, name, report.subsystem(name)));
    row(html, "all", report.results());
    html.append("</table>\n");
    report
        .notRun()
        .forEach(info ->
            html.append(
                "<p class=\"failed\"><b>did not run</b> <code>%s</code></p>\n"
                    .formatted(Markup.escape(info.id()))));
    for (String subsystem : report.subsystems()) {
      html.append("<h3>").append(Markup.escape(subsystem)).append("</h3>\n");
      report.subsystem(subsystem).forEach(result -> result(html, result));
    }
  }

  private static String account(BackendReport report) {
    return String.format(
        Locale.ROOT,
        "%d of %d cases ran in %.1f s on the interface %s, seed %d.%s",
        report.results().size(),
        report.results().size() + report.notRun().size(),
        report.seconds(),
        report.settings().pktio(),
        report.settings().seed(),
        report.filtered() ? " A selection: the suite has " + report.suiteSize() + "." : "");
  }

  private static void row(StringBuilder html, String name, List<CaseResult> results) {
    html.append("<tr><td>").append(Markup.escape(name)).append("</td>");
    for (Outcome outcome : Outcome.values()) {
      long count = results.stream().filter(result -> result.outcome() == outcome).count();
      html.append("<td>").append(count).append("</td>");
    }
    html.append("</tr>\n");
  }

  private static void result(StringBuilder html, CaseResult result) {
    Outcome outcome = result.outcome();
    html.append(
        "<details class=\"%s\"%s><summary><b>%s</b> <code>%s</code> <span>%s s</span></summary>\n<dl>\n"
            .formatted(
                outcome.id(),
                outcome == Outcome.FAILED ? " open" : "",
                words(outcome),
                Markup.escape(result.info().id()),
                String.format(Locale.ROOT, "%.3f", result.seconds())));
    item(html, "result", result.reason());
    item(html, "contract", result.info().clause());
    item(html, "proof", result.info().strategy());
    item(html, "look at", outcome == Outcome.FAILED ? result.info().ifFails() : "");
    item(html, "ODP's cases", String.join(", ", result.info().odp()));
    html.append("</dl>\n");
    if (!result.detail().isEmpty()) {
      html.append("<pre>").append(Markup.escape(result.detail())).append("</pre>\n");
    }
    html.append("</details>\n");
  }

  private static void item(StringBuilder html, String term, String text) {
    if (!text.isEmpty()) {
      html.append("<dt>")
          .append(term)
          .append("</dt><dd>")
          .append(Markup.escape(text))
          .append("</dd>\n");
    }
  }

  private static String words(Outcome outcome) {
    return outcome == Outcome.NOT_APPLICABLE ? "not applicable" : outcome.id();
  }
}
