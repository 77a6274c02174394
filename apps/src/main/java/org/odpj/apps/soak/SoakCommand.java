package org.odpj.apps.soak;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp soak}: events move at random for a long time, and none may be lost. */
@Command(
    name = "soak",
    description =
        "Moves buffers and packets at random through queues of every kind, and checks that none is"
            + " lost, doubled, damaged, or with two workers at once.",
    footer = {"", "Example, for a night:", "  odp soak -c 0 -t 600 --set odp.check=true"})
public final class SoakCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Worker threads; 0: one for each CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-t", "--time"},
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to run; 0: until stopped (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = {"-e", "--events"},
      paramLabel = "N",
      defaultValue = "512",
      description = "Events that move at once (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed of the workers' choices (default: the time).")
  private long seed = System.nanoTime();

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public SoakCommand() {}

  @Override
  public Integer call() {
    range("--count", workers, 0, 1_024);
    range("--time", seconds, 0, Integer.MAX_VALUE);
    range("--events", events, 1, 1 << 16);
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      int threads = workers == 0 ? odp.system().availableCpus().count() : workers;
      out.printf("seed %d%n", seed);
      Soak.Result result = new Soak(odp, threads, events, seconds, seed, out).run();
      result.print(out);
      json.write(result.describe(backend.describe(odp, "soak", options(threads))));
      return result.lost() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static void range(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(option, value, min, max));
    }
  }

  private Map<String, Object> options(int threads) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("workers", threads);
    options.put("seconds", seconds);
    options.put("events", events);
    options.put("seed", seed);
    return options;
  }
}
