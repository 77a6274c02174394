package org.odpj.apps.stashperf;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.odpj.Odp;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.stash.IntStash;

/** Makes the stashes and the workers, and runs them. */
final class StashPerf {
  private static final WorkerGroup.Control NOTHING =
      new WorkerGroup.Control() {
        @Override
        public void second(long elapsedNanos) {}

        @Override
        public void warm() {}
      };

  private StashPerf() {}

  /** Measures; the workers have ended. */
  static List<StashWorker> run(Odp odp, StashPerfParam param) {
    List<IntStash> stashes =
        IntStream.range(0, param.stashes())
            .mapToObj(i -> odp.createIntStash("stash-perf-" + i, param.stash()))
            .toList();
    try {
      stashes.forEach(stash -> stash.put(new int[param.size()], 0, param.size()));
      AtomicInteger notReady = new AtomicInteger(param.workers());
      List<StashWorker> workers =
          IntStream.range(0, param.workers())
              .mapToObj(_ -> new StashWorker(param, stashes, notReady))
              .toList();
      WorkerGroup group = new WorkerGroup(odp, null, workers);
      try (StopSignal _ = StopSignal.listen(group::stop)) {
        group.run(0, NOTHING);
      }
      return workers;
    } finally {
      stashes.forEach(StashPerf::close);
    }
  }

  private static void close(IntStash stash) {
    int left = (int) stash.statistics().count();
    stash.get(new int[left], 0, left);
    stash.close();
  }
}
