package org.odpj.apps.perf;

import java.io.PrintWriter;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.JsonOption;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.schedule.SchedulerCapability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp sched-latency}: how long events wait for the scheduler, by priority. */
@Command(
    name = "sched-latency",
    description =
        "Measures the time from enqueue to schedule of sample events among others"
            + " (ODP: odp_sched_latency).",
    footer = {"", "Example:", "  odp sched-latency -c 0 -d 20 --json result.json"})
public final class SchedLatencyCommand implements Callable<Integer> {
  private static final long MILLION = 1_000_000;

  @Option(
      names = {"-c", "--count"},
      defaultValue = "1",
      description = "Workers; 0: one for each available CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-b", "--burst"},
      defaultValue = "1",
      description = "Events a call at most (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-d", "--duration"},
      defaultValue = "10",
      description = "Millions of schedule calls of each worker (default: ${DEFAULT-VALUE}).")
  private int duration;

  @Option(
      names = {"-f", "--forward-mode"},
      defaultValue = "0",
      description = "To which queue: 0 random, 1 the next, 2 the same (${DEFAULT-VALUE}).")
  private int forward;

  @Option(
      names = {"-l", "--lo-prio-queues"},
      defaultValue = "64",
      description = "Queues of the lowest priority (default: ${DEFAULT-VALUE}).")
  private int lowQueues;

  @Option(
      names = {"-t", "--hi-prio-queues"},
      defaultValue = "16",
      description = "Queues of the highest priority (default: ${DEFAULT-VALUE}).")
  private int highQueues;

  @Option(
      names = {"-m", "--lo-prio-events-per-queue"},
      defaultValue = "32",
      description = "Events for each of the former, beside samples (default: ${DEFAULT-VALUE}).")
  private int lowEvents;

  @Option(
      names = {"-n", "--hi-prio-events-per-queue"},
      defaultValue = "0",
      description = "Events for each of the latter, beside samples (default: ${DEFAULT-VALUE}).")
  private int highEvents;

  @Option(
      names = {"-r", "--sample-per-prio"},
      description = "One sample for each priority, instead of one that changes its priority.")
  private boolean samplePerPriority;

  @Option(
      names = {"-s", "--sync"},
      defaultValue = "0",
      description = "0: parallel, 1: atomic, 2: ordered (default: ${DEFAULT-VALUE}).")
  private int sync;

  @Option(
      names = {"-w", "--warm-up"},
      defaultValue = "5000000",
      description = "Schedule calls before it is measured (default: ${DEFAULT-VALUE}).")
  private long warmUp;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public SchedLatencyCommand() {}

  @Override
  public Integer call() {
    check();
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      int threads = PerfRun.workers(odp, workers);
      List<Queue[]> queues = open(odp);
      int cpus = odp.system().availableCpus().count();
      List<LatencyWorker> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(
            new LatencyWorker(
                odp.scheduler(),
                queues,
                LatencyWorker.Forward.of(forward),
                !samplePerPriority,
                burst,
                warmUp,
                duration * MILLION,
                new Idle(threads, cpus)));
      }
      PerfResult result = PerfRun.run(odp, tasks);
      Map<String, @Nullable Object> report =
          result.describe(backend.describe(odp, "sched-latency", options(threads)));
      report.put("lowLatencyNanos", latency(out, "low", tasks, 0));
      report.put("highLatencyNanos", latency(out, "high", tasks, 1));
      result.print(out);
      json.write(report);
    }
    return 0;
  }

  private void check() {
    PerfRun.range("--count", workers, 0, 1_024);
    PerfRun.range("--burst", burst, 1, 1 << 16);
    PerfRun.range("--duration", duration, 1, 1_000_000);
    PerfRun.range("--forward-mode", forward, 0, 2);
    PerfRun.range("--lo-prio-queues", lowQueues, 1, 512);
    PerfRun.range("--hi-prio-queues", highQueues, 1, 512);
    PerfRun.range("--lo-prio-events-per-queue", lowEvents, 0, 4_096);
    PerfRun.range("--hi-prio-events-per-queue", highEvents, 0, 4_096);
    PerfRun.range("--sync", sync, 0, 2);
    PerfRun.range("--warm-up", warmUp, 1, Long.MAX_VALUE);
  }

  private List<Queue[]> open(Odp odp) {
    SchedulerCapability can = odp.scheduler().capability();
    int total = lowQueues * lowEvents + highQueues * highEvents + 2;
    BufferPool pool = odp.createBufferPool("perf", BufferPoolParam.of(total, 64).withCache(0));
    Queue[] low = queues(odp, can.minPriority(), lowQueues, total);
    Queue[] high = queues(odp, can.maxPriority(), highQueues, total);
    fill(pool, low, lowEvents, 0);
    fill(pool, high, highEvents, 1);
    put(pool, high[0], 1, System.nanoTime());
    if (samplePerPriority) {
      put(pool, low[0], 0, System.nanoTime());
    }
    return List.of(low, high);
  }

  private Queue[] queues(Odp odp, int priority, int count, int size) {
    Queue[] queues = new Queue[count];
    for (int i = 0; i < count; i++) {
      QueueParam param = QueueParam.scheduled(PerfRun.sync(sync), priority).withSize(size);
      queues[i] = odp.createQueue("perf " + priority + " " + i, param);
    }
    return queues;
  }

  private static void fill(BufferPool pool, Queue[] queues, int events, int priority) {
    for (Queue queue : queues) {
      for (int i = 0; i < events; i++) {
        put(pool, queue, priority, 0);
      }
    }
  }

  private static void put(BufferPool pool, Queue queue, int priority, long time) {
    Buffer buffer = Objects.requireNonNull(pool.alloc());
    buffer.memory().set(ValueLayout.JAVA_LONG, LatencyWorker.TIME, time);
    buffer.memory().set(ValueLayout.JAVA_LONG, LatencyWorker.PRIORITY, priority);
    if (!queue.enqueue(buffer)) {
      throw new IllegalStateException("queue '%s' is too small".formatted(queue.name()));
    }
  }

  private static Map<String, Object> latency(
      PrintWriter out, String name, List<LatencyWorker> workers, int priority) {
    Histogram all = new Histogram(3);
    workers.forEach(worker -> all.add(worker.latencies(priority)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", all.getTotalCount());
    json.put("min", all.getTotalCount() == 0 ? 0 : all.getMinValue());
    json.put("mean", all.getTotalCount() == 0 ? 0.0 : all.getMean());
    json.put("p50", all.getValueAtPercentile(50));
    json.put("p99", all.getValueAtPercentile(99));
    json.put("p999", all.getValueAtPercentile(99.9));
    json.put("max", all.getMaxValue());
    out.printf("%s priority, nanoseconds: %s%n", name, json);
    return json;
  }

  private Map<String, Object> options(int threads) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", threads);
    options.put("burst", burst);
    options.put("duration", duration);
    options.put("forward-mode", forward);
    options.put("lo-prio-queues", lowQueues);
    options.put("hi-prio-queues", highQueues);
    options.put("lo-prio-events-per-queue", lowEvents);
    options.put("hi-prio-events-per-queue", highEvents);
    options.put("sample-per-prio", samplePerPriority);
    options.put("sync", sync);
    options.put("warm-up", warmUp);
    return options;
  }
}
