package org.odpj.apps.perf;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a performance application has measured.
 *
 * @param events moved by all workers
 * @param eventsPerSecond the sum of the workers' own rates
 * @param bytesPerEvent allocated by workers
 * @param perWorker the rate of each
 */
record PerfResult(
    long events, double eventsPerSecond, double bytesPerEvent, List<Double> perWorker) {

  static PerfResult of(List<? extends PerfWorker> workers) {
    long events = workers.stream().mapToLong(PerfWorker::events).sum();
    long bytes = workers.stream().mapToLong(PerfWorker::allocatedBytes).sum();
    List<Double> rates = workers.stream().map(PerfWorker::eventsPerSecond).toList();
    double sum = rates.stream().mapToDouble(Double::doubleValue).sum();
    return new PerfResult(events, sum, events == 0 ? 0 : (double) bytes / events, rates);
  }

  void print(PrintWriter out) {
    for (int i = 0; i < perWorker.size(); i++) {
      out.printf("worker %d: %.2f M events/s%n", i, perWorker.get(i) / 1e6);
    }
    out.printf(
        "total: %.2f M events/s, %d events, %.3f bytes allocated an event%n",
        eventsPerSecond / 1e6, events, bytesPerEvent);
    out.flush();
  }

  /** Adds itself to the description of the run. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> run) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(run);
    json.put("events", events);
    json.put("eventsPerSecond", eventsPerSecond);
    json.put("bytesPerEvent", bytesPerEvent);
    json.put("eventsPerSecondPerWorker", perWorker);
    return json;
  }
}
