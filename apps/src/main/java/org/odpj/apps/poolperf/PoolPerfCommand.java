package org.odpj.apps.poolperf;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.system.CpuMask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp pool-perf}: allocates and frees events of a pool, as fast as it goes. */
@Command(
    name = "pool-perf",
    description = "Measures how fast a pool allocates and frees (ODP: odp_pool_perf).",
    footer = {
      "",
      "A round allocates --num_burst bursts and frees them. An event that was allocated and freed"
          + " counts once.",
      "",
      "Examples:",
      "  odp pool-perf",
      "  odp pool-perf -t 1 -c 2 -C 64 --json result.json",
      "  odp pool-perf --backend dpdk -b 0 -n 32"
    })
public final class PoolPerfCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--num_cpu"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Worker threads; 0: one for each CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--cpus",
      paramLabel = "LIST",
      description = "CPUs for the workers, such as 1 or 0-3,8 (default: all).")
  private @Nullable String cpus;

  @Option(
      names = {"-e", "--num_event"},
      paramLabel = "N",
      defaultValue = "1000",
      description = "Events of the pool (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = {"-r", "--num_round"},
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Rounds of each worker (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = {"-b", "--burst"},
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Events a call; 0: the calls for single events are used (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-n", "--num_burst"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Bursts that are allocated before they are freed (default: ${DEFAULT-VALUE}).")
  private int bursts;

  @Option(
      names = {"-s", "--data_size"},
      paramLabel = "BYTES",
      defaultValue = "64",
      description = "Data of each event (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = {"-t", "--pool_type"},
      paramLabel = "TYPE",
      defaultValue = "0",
      description = "0: buffers, 1: packets (default: ${DEFAULT-VALUE}).")
  private int type;

  @Option(
      names = {"-C", "--cache_size"},
      paramLabel = "N",
      defaultValue = "-1",
      description = "Events that a thread may keep for itself; -1: the API's default.")
  private int cache;

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
  public PoolPerfCommand() {}

  @Override
  public Integer call() {
    PoolPerfParam param = param();
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      PoolPerfResult result = PoolPerf.run(odp, param);
      result.print(spec.commandLine().getOut());
      json.write(result.describe(backend.describe(odp, "pool-perf", param.describe())));
      return ExitCode.OK;
    }
  }

  private PoolPerfParam param() {
    return new PoolPerfParam(
        workers,
        cpus == null ? null : CpuMask.parseList(cpus),
        events,
        rounds,
        burst,
        bursts,
        size,
        packets(),
        cache,
        warmup);
  }

  private boolean packets() {
    return switch (type) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("--pool_type " + type + " is not 0 or 1");
    };
  }
}
