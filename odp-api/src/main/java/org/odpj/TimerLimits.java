package org.odpj;

import java.util.List;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerType;

/** Refuses parameters of timer pools and their timeouts outside a capability, as {@link Limits}. */
final class TimerLimits {
  private TimerLimits() {}

  static void check(TimeoutPoolParam param, TimeoutPoolCapability can) {
    range("timeout count", param.count(), 1, can.maxElements());
    range("user area", param.userArea(), 0, can.maxUserArea());
    range("timeout cache", param.cache(), 0, can.maxCache());
  }

  static void check(TimerPoolParam param, TimerCapability can) {
    if (!can.types().contains(param.type())) {
      throw new IllegalArgumentException(
          "the clock %s has no %s timers; it has: %s"
              .formatted(param.clock(), param.type(), can.types()));
    }
    if ((param.resolutionNanos() == 0) == (param.resolutionHz() == 0)) {
      throw new IllegalArgumentException(
          "the resolution is given either in ns (%d) or in Hz (%d)"
              .formatted(param.resolutionNanos(), param.resolutionHz()));
    }
    range("resolution in Hz", param.resolutionHz(), 0, 1_000_000_000);
    range("resolution in ns", param.resolution(), can.minResolutionNanos(), can.maxNanos());
    range("timer count", param.timers(), 1, can.maxTimers());
    range("timer pool priority", param.priority(), 0, can.maxPriority());
    PeriodicParam periodic = param.periodic();
    if (param.type() == TimerType.SINGLE) {
      range("longest time in ns", param.maxNanos(), 1, can.maxNanos());
      range("shortest time in ns", param.minNanos(), 0, param.maxNanos());
    } else if (periodic == null) {
      throw new IllegalArgumentException("a pool of periodic timers needs their parameters");
    } else {
      range("pending timeouts", periodic.maxPending(), 0, can.maxPending());
      checkFrequencies(param.type(), periodic, can.maxFrequency());
    }
  }

  private static void checkFrequencies(TimerType type, PeriodicParam param, Frequency max) {
    if (type == TimerType.PERIODIC_BASE_MUL) {
      range("multiplier", param.maxMultiplier(), 1, max.integer());
      checkFrequency(param.base().hertz(), max);
      checkFrequency(param.base().hertz() * param.maxMultiplier(), max);
      return;
    }
    List<Frequency> all = param.frequencies();
    if (all.isEmpty() || !all.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException(
          "the frequencies of the pool must be ascending and at least one: " + all);
    }
    all.forEach(frequency -> checkFrequency(frequency.hertz(), max));
  }

  private static void checkFrequency(double hertz, Frequency max) {
    if (!(hertz > 0 && hertz <= max.hertz())) {
      throw new IllegalArgumentException(
          "the frequency %s Hz is not above 0 and at most %s".formatted(hertz, max));
    }
  }

  private static void range(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(what, value, min, max));
    }
  }
}
