package org.odpj.apps.perf;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.JsonOption;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp queue-perf}: how many events a second go through plain queues. */
@Command(
    name = "queue-perf",
    description = "Takes events out of plain queues and puts them back (ODP: odp_queue_perf).",
    footer = {
      "",
      "Examples:",
      "  odp queue-perf -r 100000000",
      "  odp queue-perf -q 32 -e 32 -b 32 -r 10000000 --json result.json"
    })
public final class QueuePerfCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--num_cpu"},
      defaultValue = "1",
      description = "Workers; 0: one for each available CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-q", "--num_queue"},
      defaultValue = "1",
      description = "Queues (default: ${DEFAULT-VALUE}).")
  private int queues;

  @Option(
      names = {"-e", "--num_event"},
      defaultValue = "1",
      description = "Events in each queue (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = {"-b", "--burst_size"},
      defaultValue = "1",
      description = "Events a call at most; 0: the calls for one event (${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = {"-r", "--num_round"},
      defaultValue = "10000000",
      description = "Bursts that each worker moves (default: ${DEFAULT-VALUE}).")
  private long rounds;

  @Option(
      names = {"-p", "--private"},
      description = "Each worker has queues of its own.")
  private boolean own;

  @Option(
      names = {"-s", "--single"},
      description = "Queues for one thread on each side; with several workers only with -p.")
  private boolean single;

  @ArgGroup private Progress progress = new Progress();

  @Option(
      names = "--warm-up",
      defaultValue = "5000000",
      description = "Bursts that each worker moves before it measures (${DEFAULT-VALUE}).")
  private long warmUp;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** At most one of these. */
  static final class Progress {
    @Option(
        names = {"-l", "--lockfree"},
        description = "Lock-free queues.")
    private boolean lockFree;

    @Option(
        names = {"-w", "--waitfree"},
        description = "Wait-free queues.")
    private boolean waitFree;

    NonBlocking nonBlocking() {
      if (lockFree) {
        return NonBlocking.LOCK_FREE;
      }
      return waitFree ? NonBlocking.WAIT_FREE : NonBlocking.BLOCKING;
    }
  }

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public QueuePerfCommand() {}

  @Override
  public Integer call() {
    check();
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      int threads = PerfRun.workers(odp, workers);
      if ((own && queues < threads) || (single && !own && threads > 1)) {
        throw new IllegalArgumentException(
            "--num_queue %d is not enough for %d workers with queues of their own"
                .formatted(queues, threads));
      }
      List<QueueWorker> tasks = tasks(open(odp), threads);
      PerfResult result = PerfRun.run(odp, tasks);
      result.print(out);
      json.write(result.describe(backend.describe(odp, "queue-perf", options(threads))));
    }
    return 0;
  }

  private void check() {
    PerfRun.range("--num_cpu", workers, 0, 1_024);
    PerfRun.range("--num_queue", queues, 1, 1_024);
    PerfRun.range("--num_event", events, 1, 1 << 16);
    PerfRun.range("--burst_size", burst, 0, 1 << 16);
    PerfRun.range("--num_round", rounds, 1, Long.MAX_VALUE);
    PerfRun.range("--warm-up", warmUp, 0, Long.MAX_VALUE);
  }

  private List<Queue> open(Odp odp) {
    QueueOpMode mode = single ? QueueOpMode.MT_UNSAFE : QueueOpMode.MT;
    QueueParam param =
        QueueParam.plain()
            .withSize(events)
            .withModes(mode, mode)
            .withNonBlocking(progress.nonBlocking());
    BufferPool pool =
        odp.createBufferPool("perf", BufferPoolParam.of(queues * events, 64).withCache(0));
    List<Queue> all = new ArrayList<>();
    for (int i = 0; i < queues; i++) {
      Queue queue = odp.createQueue("perf " + i, param);
      PerfRun.fill(pool, queue, events);
      all.add(queue);
    }
    return all;
  }

  private List<QueueWorker> tasks(List<Queue> all, int threads) {
    List<QueueWorker> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      List<Queue> mine = own ? all.subList(i * queues / threads, (i + 1) * queues / threads) : all;
      tasks.add(new QueueWorker(mine, mine, burst, warmUp, rounds));
    }
    return tasks;
  }

  private Map<String, Object> options(int threads) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", threads);
    options.put("num_queue", queues);
    options.put("num_event", events);
    options.put("burst_size", burst);
    options.put("num_round", rounds);
    options.put("private", own);
    options.put("single", single);
    options.put("nonBlocking", progress.nonBlocking().name());
    options.put("warm-up", warmUp);
    return options;
  }
}
