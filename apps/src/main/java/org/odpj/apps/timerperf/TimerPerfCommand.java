package org.odpj.apps.timerperf;

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

/** {@code odp timer-perf}: what timers cost. */
@Command(
    name = "timer-perf",
    description = "Measures what timers cost (ODP: odp_timer_perf).",
    footer = {
      "",
      "Examples:",
      "  odp timer-perf -m 1 -t 1000 -R 10000",
      "  odp timer-perf -m 2 -t 100000 -p 1000000000 -R 10000000 --json result.json"
    })
public final class TimerPerfCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--num_cpu"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Worker threads (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-n", "--num_tp"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Timer pools (default: ${DEFAULT-VALUE}).")
  private int pools;

  @Option(
      names = {"-t", "--num_timer"},
      paramLabel = "N",
      defaultValue = "10",
      description = "Timers of each pool and worker (default: ${DEFAULT-VALUE}).")
  private int timers;

  @Option(
      names = {"-r", "--res_ns"},
      paramLabel = "NS",
      defaultValue = "10000000",
      description = "Resolution (default: ${DEFAULT-VALUE}).")
  private long resolution;

  @Option(
      names = {"-p", "--period_ns"},
      paramLabel = "NS",
      defaultValue = "100000000",
      description = "Time from a start to the timeout (default: ${DEFAULT-VALUE}).")
  private long period;

  @Option(
      names = {"-s", "--shared"},
      paramLabel = "N",
      defaultValue = "1",
      description =
          "0: pools for one thread at a time, 1: for any thread (default: ${DEFAULT-VALUE}).")
  private int shared;

  @Option(
      names = {"-m", "--mode"},
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "0: calls of schedule while timers run out, 1: start and cancel, 2: calls of schedule while"
            + " timers expire and are started again, 3: making and closing of pools and timers, for"
            + " which --num_tp must be --num_cpu at least (default: ${DEFAULT-VALUE})."
      })
  private int mode;

  @Option(
      names = {"-R", "--rounds"},
      paramLabel = "N",
      description = "Rounds of each worker (default: 50 in mode 3, else 100000).")
  private @Nullable Long rounds;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public TimerPerfCommand() {}

  @Override
  public Integer call() {
    if (shared != 0 && shared != 1) {
      throw new IllegalArgumentException("--shared %d is neither 0 nor 1".formatted(shared));
    }
    long times = rounds != null ? rounds : mode == TimerPerfParam.CONTROL ? 50 : 100_000;
    TimerPerfParam param =
        new TimerPerfParam(workers, pools, timers, resolution, period, shared == 1, mode, times);
    json.check();
    return mode == TimerPerfParam.CONTROL ? measureControl(param) : measureTimers(param);
  }

  private int measureTimers(TimerPerfParam param) {
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      List<TimerWorker> done = TimerPerf.run(odp, param);
      print(done, spec.commandLine().getOut());
      Map<String, @Nullable Object> result = backend.describe(odp, "timer-perf", param.describe());
      result.put("operations", done.stream().mapToLong(TimerWorker::operations).sum());
      result.put("expired", done.stream().mapToLong(TimerWorker::expired).sum());
      result.put("operationsPerSecond", done.stream().mapToDouble(TimerPerfCommand::rate).sum());
      json.write(result);
      return ExitCode.OK;
    }
  }

  private int measureControl(TimerPerfParam param) {
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      List<PoolWorker> done = TimerPerf.runPools(odp, param);
      Map<String, @Nullable Object> result = backend.describe(odp, "timer-perf", param.describe());
      for (int i = 0; i < done.size(); i++) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("worker %d: %,d rounds%n", i, done.get(i).rounds());
        done.get(i)
            .averages()
            .forEach((what, nanos) -> out.printf("  %-13s %,10.0f ns%n", what, nanos));
      }
      result.put("nanos", done.stream().map(PoolWorker::averages).toList());
      json.write(result);
      return ExitCode.OK;
    }
  }

  private void print(List<TimerWorker> workers, PrintWriter out) {
    String what = mode == 1 ? "starts and cancels" : "calls of schedule";
    for (int i = 0; i < workers.size(); i++) {
      TimerWorker worker = workers.get(i);
      out.printf(
          "worker %d: %,d %s, %.1f ns each, %,d timeouts%n",
          i,
          worker.operations(),
          what,
          (double) worker.nanos() / worker.operations(),
          worker.expired());
    }
  }

  private static double rate(TimerWorker worker) {
    return worker.nanos() == 0 ? 0 : worker.operations() * 1e9 / worker.nanos();
  }
}
