package org.odpj.apps.poolperf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.system.CpuMask;

/**
 * What is measured.
 *
 * @param workers threads; 0: one for each available CPU
 * @param cpus where they may run; null for every available CPU
 * @param events elements of the pool
 * @param rounds how often each thread allocates and frees
 * @param burst events a call; 0: the calls for single events
 * @param bursts bursts (or single events) that are allocated before they are freed
 * @param size bytes of data of each event
 * @param packets whether the pool is of packets, not buffers
 * @param cache events that a thread may keep for itself; -1: the default
 * @param warmup seconds that go before the measurement, so that the code is compiled
 */
record PoolPerfParam(
    int workers,
    @Nullable CpuMask cpus,
    int events,
    int rounds,
    int burst,
    int bursts,
    int size,
    boolean packets,
    int cache,
    int warmup) {
  PoolPerfParam {
    atLeast("--num_cpu", workers, 0);
    atLeast("--num_round", rounds, 1);
    atLeast("--burst", burst, 0);
    atLeast("--num_burst", bursts, 1);
    atLeast("--cache_size", cache, -1);
    atLeast("--warmup", warmup, 0);
    if ((long) Math.max(1, burst) * bursts > events) {
      throw new IllegalArgumentException(
          "--num_event %d is less than %d bursts of %d".formatted(events, bursts, burst));
    }
  }

  /** Events that a thread has at once. */
  int held() {
    return Math.max(1, burst) * bursts;
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", workers);
    options.put("num_event", events);
    options.put("num_round", rounds);
    options.put("burst", burst);
    options.put("num_burst", bursts);
    options.put("data_size", size);
    options.put("pool_type", packets ? "packet" : "buffer");
    options.put("cache_size", cache);
    options.put("warmup", warmup);
    return options;
  }

  private static void atLeast(String option, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException("%s %d is less than %d".formatted(option, value, min));
    }
  }
}
