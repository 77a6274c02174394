package org.odpj.validation.report;

import java.util.List;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.CaseResult;
import org.odpj.validation.run.Outcome;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Settings;

/** The results as one JSON object. */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Writes the results.
   *
   * @param reports one for each backend
   * @return the text of a file
   */
  public static String of(List<BackendReport> reports) {
    JsonWriter json = new JsonWriter();
    json.beginObject().name("backends").beginArray();
    reports.forEach(report -> backend(json, report));
    return json.endArray().endObject().toString();
  }

  private static void backend(JsonWriter json, BackendReport report) {
    json.beginObject().name("name").value(report.backend());
    for (Outcome outcome : Outcome.values()) {
      json.name(outcome.id()).value(report.count(outcome));
    }
    json.name("notRun").beginArray();
    report.notRun().stream().map(CaseInfo::id).forEach(json::value);
    json.endArray();
    json.name("suiteSize").value(report.suiteSize());
    json.name("filtered").value(report.filtered());
    json.name("seconds").value(report.seconds());
    options(json, report.settings());
    json.name("providers").beginObject();
    report.providers().forEach((subsystem, provider) -> json.name(subsystem).value(provider));
    json.endObject();
    json.name("cases").beginArray();
    report.results().forEach(result -> result(json, result));
    json.endArray().endObject();
  }

  private static void options(JsonWriter json, Settings settings) {
    json.name("options").beginObject();
    json.name("interface").value(settings.pktio());
    json.name("seed").value(settings.seed());
    json.name("set").beginObject();
    settings.values().forEach((key, value) -> json.name(key).value(value));
    json.endObject().endObject();
  }

  private static void result(JsonWriter json, CaseResult result) {
    json.beginObject();
    json.name("id").value(result.info().id());
    json.name("subsystem").value(result.info().subsystem());
    json.name("outcome").value(result.outcome().id());
    json.name("odp").beginArray();
    result.info().odp().forEach(json::value);
    json.endArray();
    if (!result.reason().isEmpty()) {
      json.name("reason").value(result.reason());
    }
    json.name("seconds").value(result.seconds());
    json.endObject();
  }
}
