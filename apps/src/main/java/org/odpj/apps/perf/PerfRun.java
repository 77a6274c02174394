package org.odpj.apps.perf;

import java.util.List;
import org.odpj.Odp;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;

/** What the performance applications share: filling queues, and running workers to their end. */
final class PerfRun {
  private static final WorkerGroup.Control UNWATCHED =
      new WorkerGroup.Control() {
        @Override
        public void second(long elapsedNanos) {}

        @Override
        public void warm() {}
      };

  private PerfRun() {}

  /** Puts new events into a queue. */
  static void fill(BufferPool pool, Queue queue, int events) {
    for (int i = 0; i < events; i++) {
      Buffer buffer = pool.alloc();
      if (buffer == null || !queue.enqueue(buffer)) {
        throw new IllegalStateException(
            "only %d of %d events fitted into queue '%s'".formatted(i, events, queue.name()));
      }
    }
  }

  /** Runs the workers until each has done its part or the process is told to end. */
  static PerfResult run(Odp odp, List<? extends PerfWorker> workers) {
    WorkerGroup group = new WorkerGroup(odp, null, workers);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      group.run(0, UNWATCHED);
    }
    return PerfResult.of(workers);
  }

  /** 0 stands for all available CPUs. */
  static int workers(Odp odp, int wanted) {
    return wanted == 0 ? odp.system().availableCpus().count() : wanted;
  }

  /** The promise that has this number in ODP's options. */
  static SchedSync sync(int number) {
    return switch (number) {
      case 0 -> SchedSync.PARALLEL;
      case 1 -> SchedSync.ATOMIC;
      default -> SchedSync.ORDERED;
    };
  }

  static void range(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(what, value, min, max));
    }
  }
}
