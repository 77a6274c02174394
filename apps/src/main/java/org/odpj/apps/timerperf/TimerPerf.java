package org.odpj.apps.timerperf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.odpj.Odp;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;

/**
 * Makes the timers and the workers, and runs them; the data plane's close takes down the timers.
 */
final class TimerPerf {
  private static final WorkerGroup.Control NOTHING =
      new WorkerGroup.Control() {
        @Override
        public void second(long elapsedNanos) {}

        @Override
        public void warm() {}
      };

  private TimerPerf() {}

  /** Measures; the workers have ended. */
  static List<TimerWorker> run(Odp odp, TimerPerfParam param) {
    int each = Math.multiplyExact(param.pools(), param.timers());
    TimeoutPool timeouts =
        odp.createTimeoutPool(
            "timer-perf", TimeoutPoolParam.of(each * param.workers()).withCache(0));
    int priority = odp.scheduler().capability().defaultPriority();
    Queue queue = odp.createQueue("timer-perf", QueueParam.scheduled(SchedSync.PARALLEL, priority));
    List<TimerPool> pools = new ArrayList<>();
    for (int i = 0; i < param.pools(); i++) {
      TimerPool pool = odp.createTimerPool("timer-perf-" + i, param.pool());
      pool.start();
      pools.add(pool);
    }
    List<TimerWorker> workers = new ArrayList<>();
    for (int i = 0; i < param.workers(); i++) {
      Timer[] timers = new Timer[each];
      Event[] events = new Event[each];
      for (int j = 0; j < each; j++) {
        timers[j] = Objects.requireNonNull(pools.get(j % pools.size()).alloc(queue, null));
        events[j] = Objects.requireNonNull(timeouts.alloc());
      }
      workers.add(new TimerWorker(param, odp.scheduler(), timers, events));
    }
    return run(odp, workers);
  }

  /** Measures pools in mode 3; the workers have ended. */
  static List<PoolWorker> runPools(Odp odp, TimerPerfParam param) {
    int priority = odp.scheduler().capability().defaultPriority();
    Queue queue = odp.createQueue("timer-perf", QueueParam.scheduled(SchedSync.PARALLEL, priority));
    List<PoolWorker> workers = new ArrayList<>();
    for (int i = 0; i < param.workers(); i++) {
      // The first workers take what is left over.
      int pools = param.pools() / param.workers() + (i < param.pools() % param.workers() ? 1 : 0);
      workers.add(new PoolWorker(odp, param, queue, pools));
    }
    return run(odp, workers);
  }

  private static <T extends WorkerGroup.Task> List<T> run(Odp odp, List<T> workers) {
    WorkerGroup group = new WorkerGroup(odp, null, workers);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      group.run(0, NOTHING);
    }
    return workers;
  }
}
