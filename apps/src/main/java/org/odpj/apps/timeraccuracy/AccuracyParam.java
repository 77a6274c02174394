package org.odpj.apps.timeraccuracy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.TimerPoolParam;

/**
 * What is measured.
 *
 * @param mode how timers are started
 * @param period nanoseconds between timeouts; of periodic timers what their frequency gives
 * @param resolutionNanos of the pool; 0: a tenth of the period
 * @param resolutionHz of the pool; 0: given in nanoseconds
 * @param first nanoseconds from the start to the first timeout
 * @param count timeouts that are measured, of each timer of a burst
 * @param warmup timeouts before these
 * @param burst timers with the same period
 * @param gap nanoseconds between the timers of a burst
 * @param retries how often a start that is too near is tried again, a period later
 * @param base frequency of periodic timers
 * @param maxMultiplier of it
 * @param multiplier of it, of the timers
 */
record AccuracyParam(
    AccuracyMode mode,
    long period,
    long resolutionNanos,
    long resolutionHz,
    long first,
    int count,
    int warmup,
    int burst,
    long gap,
    int retries,
    Frequency base,
    long maxMultiplier,
    long multiplier) {
  AccuracyParam {
    atLeast("--period", period, 1);
    atLeast("--num", count, 1);
    atLeast("--warmup", warmup, 0);
    atLeast("--burst", burst, 1);
    atLeast("--burst_gap", gap, 0);
    atLeast("--first", first, 0);
    atLeast("--early_retry", retries, 0);
  }

  private static void atLeast(String option, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException("%s %d is less than %d".formatted(option, value, min));
    }
  }

  /** Nanoseconds between timeouts. */
  double cycle() {
    return mode == AccuracyMode.PERIODIC ? 1e9 / (base.hertz() * multiplier) : period;
  }

  /** Timeouts of each timer of a burst, those before the measurement included. */
  int rounds() {
    return warmup + count;
  }

  /** The pool that all timers come from. */
  TimerPoolParam pool() {
    boolean hertz = resolutionHz > 0;
    long nanos = resolutionNanos > 0 || hertz ? resolutionNanos : Math.max(1, (long) cycle() / 10);
    int timers = mode == AccuracyMode.ALL_AT_ONCE ? Math.multiplyExact(burst, rounds()) : burst;
    TimerPoolParam param =
        mode == AccuracyMode.PERIODIC
            ? TimerPoolParam.periodic(timers, nanos, PeriodicParam.baseMul(base, maxMultiplier))
            : TimerPoolParam.single(
                timers, nanos, first + burst * gap + (rounds() + retries + 2L) * period);
    return hertz ? param.withResolutionHz(resolutionHz) : param;
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("mode", mode.name().toLowerCase(Locale.ROOT));
    options.put("period", cycle());
    options.put("resolutionNanos", pool().resolution());
    options.put("first", first);
    options.put("num", count);
    options.put("warmup", warmup);
    options.put("burst", burst);
    options.put("burst_gap", gap);
    return options;
  }
}
