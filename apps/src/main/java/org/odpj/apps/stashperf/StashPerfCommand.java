package org.odpj.apps.stashperf;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp stash-perf}: gets from stashes and puts back, as fast as it goes. */
@Command(
    name = "stash-perf",
    description = "Measures how fast objects go out of a stash and back (ODP: odp_stash_perf).",
    footer = {
      "",
      "An object that was taken out and put back counts once.",
      "",
      "Examples:",
      "  odp stash-perf -b 32",
      "  odp stash-perf -c 2 -n 4 -b 32 --json result.json"
    })
public final class StashPerfCommand implements Callable<Integer> {
  private static final double MILLION = 1e6;

  @Option(
      names = {"-c", "--num_cpu"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Worker threads (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-n", "--num_stash"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Stashes (default: ${DEFAULT-VALUE}).")
  private int stashes;

  @Option(
      names = {"-b", "--burst_size"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Objects a call at most (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-s", "--stash_size"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "Objects of a stash (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = {"-r", "--num_round"},
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Rounds of each worker (default: ${DEFAULT-VALUE}).")
  private long rounds;

  @Option(
      names = {"-m", "--strict"},
      description = "Make stashes of strict size.")
  private boolean strict;

  @Option(
      names = "--warmup",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Time before the measurement (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public StashPerfCommand() {}

  @Override
  public Integer call() {
    StashPerfParam param =
        new StashPerfParam(workers, stashes, burst, size, rounds, strict, warmup);
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      List<StashWorker> done = StashPerf.run(odp, param);
      print(done, spec.commandLine().getOut());
      Map<String, @Nullable Object> result = backend.describe(odp, "stash-perf", param.describe());
      result.put("events", done.stream().mapToLong(StashWorker::events).sum());
      result.put("retries", done.stream().mapToLong(StashWorker::retries).sum());
      result.put("eventsPerSecond", rate(done));
      json.write(result);
      return ExitCode.OK;
    }
  }

  private static void print(List<StashWorker> workers, PrintWriter out) {
    for (int i = 0; i < workers.size(); i++) {
      StashWorker worker = workers.get(i);
      out.printf(
          "worker %d: %,d objects, %,d retries, %.1f M objects/s%n",
          i, worker.events(), worker.retries(), worker.rate() / MILLION);
    }
    out.printf("%d workers: %.1f M objects/s%n", workers.size(), rate(workers) / MILLION);
  }

  private static double rate(List<StashWorker> workers) {
    return workers.stream().mapToDouble(StashWorker::rate).sum();
  }
}
