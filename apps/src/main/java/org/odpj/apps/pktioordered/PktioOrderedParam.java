package org.odpj.apps.pktioordered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.queue.SchedSync;
import org.odpj.system.CpuMask;

/**
 * What a run shall be.
 *
 * @param interfaces names, in pairs
 * @param workers threads that schedule
 * @param cpus where they may run; null for every CPU
 * @param seconds how long; 0 until stopped or dry
 * @param sync how input queues are scheduled
 * @param inputQueues of each interface
 * @param flows of each input queue
 * @param extraRounds how often the flow of a packet is found out once more
 * @param burst packets a call
 * @param accuracy seconds between lines; 0 for none
 * @param promiscuous whether frames for other stations are received
 */
record PktioOrderedParam(
    List<String> interfaces,
    int workers,
    @Nullable CpuMask cpus,
    int seconds,
    SchedSync sync,
    int inputQueues,
    int flows,
    int extraRounds,
    int burst,
    int accuracy,
    boolean promiscuous) {

  /** Refuses what cannot be run. */
  PktioOrderedParam {
    range("-i", interfaces.size(), 1, 64);
    range("-c", workers, 0, 1_024);
    range("-t", seconds, 0, Integer.MAX_VALUE);
    range("-r", inputQueues, 1, 64);
    range("-f", flows, 1, 1_024);
    range("-e", extraRounds, 0, 1_000_000);
    range("-b", burst, 1, 1 << 16);
    range("-a", accuracy, 0, Integer.MAX_VALUE);
  }

  private static void range(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(option, value, min, max));
    }
  }

  /** The options of the run, for its record. */
  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interfaces", interfaces);
    json.put("workers", workers);
    json.put("seconds", seconds);
    json.put("mode", sync.name());
    json.put("num_rx_q", inputQueues);
    json.put("num_flows", flows);
    json.put("extra_input", extraRounds);
    json.put("burst", burst);
    json.put("promiscuous", promiscuous);
    return json;
  }
}
