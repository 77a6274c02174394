package org.odpj.apps.timeraccuracy;

import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.timer.Frequency;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp timer-accuracy}: how late timeouts are. */
@Command(
    name = "timer-accuracy",
    description = "Measures how late timeouts come (ODP: odp_timer_accuracy).",
    footer = {
      "",
      "Examples:",
      "  odp timer-accuracy -p 10000000 -n 200",
      "  odp timer-accuracy -m 3 -P 100:0:1:10 -M 2 --json result.json"
    })
public final class TimerAccuracyCommand implements Callable<Integer> {
  @Option(
      names = {"-m", "--mode"},
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "0: all timers are started in the beginning, 1: restarted with absolute time, 2: with"
            + " relative time, 3: periodic (default: ${DEFAULT-VALUE})."
      })
  private int mode;

  @Option(
      names = {"-p", "--period"},
      paramLabel = "NS",
      defaultValue = "200000000",
      description = "Time between timeouts; not of periodic timers (default: ${DEFAULT-VALUE}).")
  private long period;

  @Option(
      names = {"-r", "--res_ns"},
      paramLabel = "NS",
      defaultValue = "0",
      description = "Resolution; 0: a tenth of the period (default: ${DEFAULT-VALUE}).")
  private long resolutionNanos;

  @Option(
      names = {"-R", "--res_hz"},
      paramLabel = "HZ",
      defaultValue = "0",
      description = "Resolution in Hz, instead of -r (default: ${DEFAULT-VALUE}).")
  private long resolutionHz;

  @Option(
      names = {"-f", "--first"},
      paramLabel = "NS",
      defaultValue = "-1",
      description = "Time to the first timeout (default: 0 if periodic, else 300000000).")
  private long first;

  @Option(
      names = {"-n", "--num"},
      paramLabel = "N",
      defaultValue = "50",
      description = "Periods that are measured (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = {"-w", "--warmup"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Periods before them (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = {"-b", "--burst"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Timers of each period (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-g", "--burst_gap"},
      paramLabel = "NS",
      defaultValue = "0",
      description = "Time between the timers of a period (default: ${DEFAULT-VALUE}).")
  private long gap;

  @Option(
      names = {"-e", "--early_retry"},
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often a start that is too near is tried again, a period later (default:"
              + " ${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = {"-P", "--periodic"},
      paramLabel = "INTEGER:NUMERATOR:DENOMINATOR:MAX",
      defaultValue = "5:0:1:1",
      description =
          "Base frequency and largest multiplier of periodic timers (default: ${DEFAULT-VALUE}).")
  private String base;

  @Option(
      names = {"-M", "--multiplier"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Multiplier of periodic timers (default: ${DEFAULT-VALUE}).")
  private long multiplier;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec and the defaults before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public TimerAccuracyCommand() {}

  @Override
  public Integer call() {
    AccuracyParam param = param();
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      AccuracyResult result = Accuracy.run(odp, param);
      result.print(spec.commandLine().getOut());
      json.write(result.describe(backend.describe(odp, "timer-accuracy", param.describe())));
      return ExitCode.OK;
    }
  }

  private AccuracyParam param() {
    AccuracyMode[] modes = AccuracyMode.values();
    if (mode < 0 || mode >= modes.length) {
      throw new IllegalArgumentException("--mode %d is outside 0..3".formatted(mode));
    }
    String[] parts = base.split(":", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("--periodic '%s' is not four numbers".formatted(base));
    }
    // ODP writes a whole number as a fraction of 0:0.
    long denominator = Math.max(1, Long.parseLong(parts[2]));
    Frequency frequency =
        new Frequency(Long.parseLong(parts[0]), Long.parseLong(parts[1]), denominator);
    boolean periodic = modes[mode] == AccuracyMode.PERIODIC;
    return new AccuracyParam(
        modes[mode],
        period,
        resolutionNanos,
        resolutionHz,
        first >= 0 ? first : periodic ? 0 : 300_000_000,
        count,
        warmup,
        burst,
        gap,
        retries,
        frequency,
        Long.parseLong(parts[3]),
        multiplier);
  }
}
