package org.odpj.validation.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.error.OdpException;
import org.odpj.validation.report.ConsoleReport;
import org.odpj.validation.run.BackendReport;
import org.odpj.validation.run.Catalog;
import org.odpj.validation.run.Coverage;
import org.odpj.validation.run.Outcome;
import org.odpj.validation.run.SuiteRunner;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the conformance suite. */
@Command(
    name = "odp validate",
    mixinStandardHelpOptions = true,
    version = "ODPJ validation suite 0.1",
    sortOptions = false,
    description = {
      "Runs the conformance suite on one or several backends, one after the other.",
      "The cases of an accelerator are run again on each engine that works here, unless --set names"
          + " one."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every case passed or is not applicable",
      "1:a case failed",
      "2:the suite could not run, or not every selected case did"
    })
public final class ValidateCommand implements Callable<Integer> {
  private static final int CONFORMANT = 0;
  private static final int FAILED = 1;
  private static final int COULD_NOT_RUN = 2;

  @Option(
      names = {"-b", "--backend"},
      split = ",",
      paramLabel = "NAME",
      defaultValue = "linux-generic",
      description = "Backends to run on, separated by commas. Default: ${DEFAULT-VALUE}.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = {"-i", "--interface"},
      paramLabel = "[BACKEND=]NAME",
      description = {
        "Interface of the packet I/O cases, for one backend or for all; what is sent to it must"
            + " come back.",
        "Default: " + Settings.DEFAULT_INTERFACE + "."
      })
  private List<String> interfaces = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A configuration value; a key of one backend is given to that one alone.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--subsystem",
      split = ",",
      paramLabel = "NAME",
      description = "Run only the cases of these subsystems.")
  private List<String> subsystems = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "PATTERN",
      description = "Run only cases whose id or ODP name matches; * stands for any text.")
  private List<String> patterns = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "" + Settings.DEFAULT_SEED,
      description = "Seed of random choices. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML.")
  private @Nullable Path junit;

  @Option(names = "--json", paramLabel = "FILE", description = "Write JSON.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one self-contained HTML page.")
  private @Nullable Path html;

  @Option(names = "--list", description = "List the cases and ODP's names of them, and run none.")
  private boolean list;

  @Option(
      names = "--coverage",
      description = "List each case of ODP's own suite and what covers it, and run none.")
  private boolean coverage;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print every case as it ends.")
  private boolean verbose;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs the command.
   *
   * @param args the options
   * @return the exit code
   */
  static int run(String... args) {
    CommandLine command =
        new CommandLine(new ValidateCommand())
            .setParameterExceptionHandler(ValidateCommand::badOptions)
            .setExecutionExceptionHandler(ValidateCommand::couldNotRun);
    int code = command.execute(args);
    command.getOut().flush(); // System.exit would lose what is still in it.
    return code;
  }

  @Override
  public Integer call() {
    if (coverage) {
      out().print(Coverage.load().text());
      return CONFORMANT;
    }
    Set<String> cases = new CaseFilter(subsystems, patterns).select(Catalog.all());
    if (list) {
      list(cases);
      return CONFORMANT;
    }
    List<Settings> runs = new SettingsPlan(backends, interfaces, values, seed, cases).perBackend();
    try (ReportFiles files = ReportFiles.reserve(junit, json, html)) {
      List<BackendReport> reports = new ArrayList<>();
      for (Settings settings : runs) {
        reports.add(runOne(settings));
        files.write(reports);
        for (Settings engine : EngineRuns.after(reports.getLast())) {
          reports.add(runOne(engine));
          files.write(reports);
        }
      }
      return verdict(reports);
    }
  }

  private BackendReport runOne(Settings settings) {
    BackendReport report =
        SuiteRunner.run(
            settings,
            result -> {
              if (verbose) {
                out().println("%-14s %s".formatted(result.outcome().id(), result.info().id()));
                out().flush();
              }
            });
    out().print(ConsoleReport.of(report));
    out().flush();
    return report;
  }

  private void list(Set<String> cases) {
    for (CaseInfo info : Catalog.all()) {
      if (cases.contains(info.id())) {
        out()
            .println(
                info.odp().isEmpty() ? info.id() : info.id() + "  " + String.join(" ", info.odp()));
      }
    }
  }

  private static int verdict(List<BackendReport> reports) {
    if (!reports.stream().allMatch(BackendReport::complete)) {
      return COULD_NOT_RUN;
    }
    boolean failed = reports.stream().anyMatch(report -> report.count(Outcome.FAILED) > 0);
    return failed ? FAILED : CONFORMANT;
  }

  private PrintWriter out() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set the command's specification");
    }
    return spec.commandLine().getOut();
  }

  private static int badOptions(ParameterException e, String[] args) {
    e.getCommandLine()
        .getErr()
        .println("odp: " + oneLine(e) + " (`odp validate --help` lists the options)");
    return COULD_NOT_RUN;
  }

  private static int couldNotRun(
      Exception e, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
    boolean expected = e instanceof OdpException || e instanceof IllegalArgumentException;
    command
        .getErr()
        .println("odp: " + (expected ? oneLine(e) : e.getClass().getName() + ": " + oneLine(e)));
    return COULD_NOT_RUN;
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
  }
}
