package org.odpj.validation.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.odpj.validation.report.HtmlReport;
import org.odpj.validation.report.JsonReport;
import org.odpj.validation.report.JunitXmlReport;
import org.odpj.validation.report.OutputFile;
import org.odpj.validation.run.BackendReport;

/** The files that the user asked for, reserved before the run and written after each backend. */
final class ReportFiles implements AutoCloseable {
  private final Map<OutputFile, Function<List<BackendReport>, String>> files =
      new LinkedHashMap<>();

  private ReportFiles() {}

  static ReportFiles reserve(@Nullable Path junit, @Nullable Path json, @Nullable Path html) {
    ReportFiles files = new ReportFiles();
    try {
      files.add(junit, JunitXmlReport::of);
      files.add(json, JsonReport::of);
      files.add(html, HtmlReport::of);
      return files;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void add(@Nullable Path path, Function<List<BackendReport>, String> report) {
    if (path != null) {
      files.put(OutputFile.reserve(path), report);
    }
  }

  void write(List<BackendReport> reports) {
    files.forEach((file, report) -> file.write(report.apply(reports)));
  }

  @Override
  public void close() {
    files.keySet().forEach(OutputFile::close);
  }
}
