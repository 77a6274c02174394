package org.odpj.apps.timerperf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.odpj.timer.TimerPoolParam;

/**
 * What is measured.
 *
 * @param workers threads
 * @param pools timer pools, all of them used by every thread
 * @param timers of each pool and thread
 * @param resolution of the pools, in nanoseconds
 * @param period from a start to the timeout, in nanoseconds
 * @param mode 0: calls of schedule while timers run out, 1: start and cancel, 2: timers that are
 *     started again when they have expired
 * @param rounds of each thread: calls in modes 0 and 2, starts and cancels of every timer in mode 1
 */
record TimerPerfParam(
    int workers, int pools, int timers, long resolution, long period, int mode, long rounds) {
  TimerPerfParam {
    atLeast("--num_cpu", workers, 1);
    atLeast("--num_tp", pools, 1);
    atLeast("--num_timer", timers, 1);
    atLeast("--period_ns", period, 1);
    atLeast("--rounds", rounds, 1);
    if (mode < 0 || mode > 2) {
      throw new IllegalArgumentException("--mode %d is outside 0..2".formatted(mode));
    }
  }

  TimerPoolParam pool() {
    return TimerPoolParam.single(Math.multiplyExact(timers, workers), resolution, 10 * period);
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", workers);
    options.put("num_tp", pools);
    options.put("num_timer", timers);
    options.put("res_ns", resolution);
    options.put("period_ns", period);
    options.put("mode", mode);
    options.put("rounds", rounds);
    return options;
  }

  private static void atLeast(String option, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException("%s %d is less than %d".formatted(option, value, min));
    }
  }
}
