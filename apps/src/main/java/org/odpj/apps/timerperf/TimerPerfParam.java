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
 * @param shared whether any thread may use the pools; else one thread at a time
 * @param mode 0: calls of schedule while timers run out, 1: start and cancel, 2: timers that are
 *     started again when they have expired, 3: making and closing of pools and timers
 * @param rounds of each thread: calls in modes 0 and 2, starts and cancels of every timer in mode
 *     1, of the thread's pools in mode 3
 */
record TimerPerfParam(
    int workers,
    int pools,
    int timers,
    long resolution,
    long period,
    boolean shared,
    int mode,
    long rounds) {
  /** The mode that makes and closes pools. */
  static final int CONTROL = 3;

  TimerPerfParam {
    atLeast("--num_cpu", workers, 1);
    atLeast("--num_tp", pools, 1);
    atLeast("--num_timer", timers, 1);
    atLeast("--period_ns", period, 1);
    atLeast("--rounds", rounds, 1);
    if (mode < 0 || mode > CONTROL) {
      throw new IllegalArgumentException("--mode %d is outside 0..3".formatted(mode));
    }
    if (mode == CONTROL && pools < workers) {
      throw new IllegalArgumentException(
          "mode 3 needs a pool for each thread: --num_tp %d is less than --num_cpu %d"
              .formatted(pools, workers));
    }
    if (mode != CONTROL && !shared && workers > 1) {
      throw new IllegalArgumentException(
          "private pools (--shared 0) are for one thread; --num_cpu is " + workers);
    }
  }

  TimerPoolParam pool() {
    int users = mode == CONTROL ? 1 : workers;
    return TimerPoolParam.single(Math.multiplyExact(timers, users), resolution, 10 * period)
        .withPrivate(!shared);
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", workers);
    options.put("num_tp", pools);
    options.put("num_timer", timers);
    options.put("res_ns", resolution);
    options.put("period_ns", period);
    options.put("shared", shared);
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
