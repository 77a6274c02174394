package org.odpj.apps.perf;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.JsonOption;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.SchedulerCapability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp sched-perf}: how many events a second go through the scheduler. */
@Command(
    name = "sched-perf",
    description = "Schedules events and enqueues them again (ODP: odp_sched_perf).",
    footer = {
      "",
      "Examples:",
      "  odp sched-perf -q 32 -e 32 -b 32 -s 100000000",
      "  odp sched-perf -q 32 -e 32 -b 1 -t 2 -c 0 --json result.json"
    })
public final class SchedPerfCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--num_cpu"},
      defaultValue = "1",
      description = "Workers; 0: one for each available CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-q", "--num_def"},
      defaultValue = "1",
      description = "Queues of the default priority (default: ${DEFAULT-VALUE}).")
  private int normal;

  @Option(
      names = {"-L", "--num_low"},
      defaultValue = "0",
      description = "Queues of the lowest priority (default: ${DEFAULT-VALUE}).")
  private int low;

  @Option(
      names = {"-H", "--num_high"},
      defaultValue = "0",
      description = "Queues of the highest priority (default: ${DEFAULT-VALUE}).")
  private int high;

  @Option(
      names = {"-d", "--num_dummy"},
      defaultValue = "0",
      description = "Queues that stay empty (default: ${DEFAULT-VALUE}).")
  private int dummy;

  @Option(
      names = {"-e", "--num_event"},
      defaultValue = "100",
      description = "Events in each queue (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = {"-s", "--num_sched"},
      defaultValue = "10000000",
      description = "Events that each worker schedules (default: ${DEFAULT-VALUE}).")
  private long count;

  @Option(
      names = {"-b", "--burst"},
      defaultValue = "100",
      description = "Events a call at most (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-t", "--type"},
      defaultValue = "0",
      description = "0: parallel, 1: atomic, 2: ordered (default: ${DEFAULT-VALUE}).")
  private int type;

  @Option(
      names = {"-f", "--forward"},
      defaultValue = "0",
      description = "0: back to the same queue, 1: to the next one (default: ${DEFAULT-VALUE}).")
  private int forward;

  @Option(
      names = "--warm-up",
      defaultValue = "20000000",
      description = "Events that each worker schedules before it measures (${DEFAULT-VALUE}).")
  private long warmUp;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public SchedPerfCommand() {}

  @Override
  public Integer call() {
    check();
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      int threads = PerfRun.workers(odp, workers);
      open(odp);
      List<SchedWorker> tasks = new ArrayList<>();
      int cpus = odp.system().availableCpus().count();
      for (int i = 0; i < threads; i++) {
        Idle idle = new Idle(threads, cpus);
        tasks.add(new SchedWorker(odp.scheduler(), forward == 1, burst, warmUp, count, idle));
      }
      PerfResult result = PerfRun.run(odp, tasks);
      result.print(out);
      json.write(result.describe(backend.describe(odp, "sched-perf", options(threads))));
    }
    return 0;
  }

  private void check() {
    PerfRun.range("--num_cpu", workers, 0, 1_024);
    PerfRun.range("--num_def", normal, 0, 1_024);
    PerfRun.range("--num_low", low, 0, 1_024);
    PerfRun.range("--num_high", high, 0, 1_024);
    PerfRun.range("--num_def, --num_low and --num_high together", normal + low + high, 1, 1_024);
    PerfRun.range("--num_dummy", dummy, 0, 1_024);
    PerfRun.range("--num_event", events, 1, 1 << 16);
    PerfRun.range("--num_sched", count, 1, Long.MAX_VALUE);
    PerfRun.range("--burst", burst, 1, 1 << 16);
    PerfRun.range("--type", type, 0, 2);
    PerfRun.range("--forward", forward, 0, 1);
    PerfRun.range("--warm-up", warmUp, 0, Long.MAX_VALUE);
  }

  /** Makes the queues; the context of each is the one that its events are forwarded to. */
  private void open(Odp odp) {
    SchedulerCapability can = odp.scheduler().capability();
    SchedSync sync = PerfRun.sync(type);
    int all = normal + low + high;
    // Forwarding may bring any number of events into one queue.
    int size = forward == 0 ? events : Math.min(events * all, can.maxQueueSize());
    List<Queue> queues = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      int priority = i < high ? can.maxPriority() : can.defaultPriority();
      priority = i < high + low && i >= high ? can.minPriority() : priority;
      queues.add(odp.createQueue("perf " + i, QueueParam.scheduled(sync, priority).withSize(size)));
    }
    for (int i = 0; i < dummy; i++) {
      odp.createQueue("dummy " + i, QueueParam.scheduled(sync, can.defaultPriority()));
    }
    BufferPool pool =
        odp.createBufferPool("perf", BufferPoolParam.of(all * events, 64).withCache(0));
    for (int i = 0; i < all; i++) {
      queues.get(i).context(queues.get((i + 1) % all));
      PerfRun.fill(pool, queues.get(i), events);
    }
  }

  private Map<String, Object> options(int threads) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", threads);
    options.put("num_def", normal);
    options.put("num_low", low);
    options.put("num_high", high);
    options.put("num_dummy", dummy);
    options.put("num_event", events);
    options.put("num_sched", count);
    options.put("burst", burst);
    options.put("type", type);
    options.put("forward", forward);
    options.put("warm-up", warmUp);
    return options;
  }
}
