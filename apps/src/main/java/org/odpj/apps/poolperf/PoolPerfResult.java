package org.odpj.apps.poolperf;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param workers that have ended
 */
record PoolPerfResult(List<PoolWorker> workers) {
  private static final double SECOND = 1e9;
  private static final double MILLION = 1e6;

  void print(PrintWriter out) {
    for (int i = 0; i < workers.size(); i++) {
      PoolWorker worker = workers.get(i);
      out.printf(
          "worker %d: %,d rounds, %.2f events a round, %.1f ns a round, %.1f M events/s%n",
          i,
          worker.rounds(),
          (double) worker.events() / worker.rounds(),
          (double) worker.nanos() / worker.rounds(),
          rate(worker) / MILLION);
    }
    out.printf("%d workers: %.1f M events/s%n", workers.size(), rate() / MILLION);
  }

  /** Fills the result for machines. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> json) {
    json.put("workers", workers.size());
    json.put("events", workers.stream().mapToLong(PoolWorker::events).sum());
    json.put("eventsPerSecond", rate());
    json.put("eventsPerSecondPerWorker", workers.stream().map(PoolPerfResult::rate).toList());
    return json;
  }

  private double rate() {
    return workers.stream().mapToDouble(PoolPerfResult::rate).sum();
  }

  private static double rate(PoolWorker worker) {
    return worker.nanos() == 0 ? 0 : worker.events() / (worker.nanos() / SECOND);
  }
}
