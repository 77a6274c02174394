package org.odpj.timer;

import org.jspecify.annotations.Nullable;

/**
 * What a timer pool shall be (ODP: {@code odp_timer_pool_param_t}).
 *
 * @param type what its timers do
 * @param clock what its time comes from
 * @param mode on which side of their time its timers expire
 * @param resolutionNanos nanoseconds that timers may be late, or 0 if it is given in Hz
 * @param resolutionHz the same in Hz, or 0 if it is given in nanoseconds
 * @param minNanos the shortest time to be started with, in nanoseconds
 * @param maxNanos the longest
 * @param timers how many there are
 * @param priority a larger number is served first
 * @param priv whether only one thread at a time uses the pool
 * @param periodic for pools of periodic timers, else null
 */
public record TimerPoolParam(
    TimerType type,
    ClockSource clock,
    ExpirationMode mode,
    long resolutionNanos,
    long resolutionHz,
    long minNanos,
    long maxNanos,
    int timers,
    int priority,
    boolean priv,
    @Nullable PeriodicParam periodic) {
  /**
   * The defaults for single-shot timers (ODP: {@code odp_timer_pool_param_init}).
   *
   * @param timers how many
   * @param resolutionNanos how late they may be, in nanoseconds
   * @param maxNanos the longest time, in nanoseconds
   * @return the parameters
   */
  public static TimerPoolParam single(int timers, long resolutionNanos, long maxNanos) {
    return new TimerPoolParam(
        TimerType.SINGLE,
        ClockSource.DEFAULT,
        ExpirationMode.AFTER,
        resolutionNanos,
        0,
        0,
        maxNanos,
        timers,
        0,
        false,
        null);
  }

  /**
   * The defaults for periodic timers.
   *
   * @param timers how many
   * @param resolutionNanos how late they may be, in nanoseconds
   * @param periodic their frequencies: {@link TimerType#PERIODIC_FREQ} if it has a list of them,
   *     else {@link TimerType#PERIODIC_BASE_MUL}
   * @return the parameters
   */
  public static TimerPoolParam periodic(int timers, long resolutionNanos, PeriodicParam periodic) {
    return new TimerPoolParam(
        periodic.frequencies().isEmpty() ? TimerType.PERIODIC_BASE_MUL : TimerType.PERIODIC_FREQ,
        ClockSource.DEFAULT,
        ExpirationMode.AFTER,
        resolutionNanos,
        0,
        0,
        0,
        timers,
        0,
        false,
        periodic);
  }

  /**
   * The same with its resolution in Hz.
   *
   * @param hertz how often in a second timers can expire
   * @return new parameters
   */
  public TimerPoolParam withResolutionHz(long hertz) {
    return new TimerPoolParam(
        type, clock, mode, 0, hertz, minNanos, maxNanos, timers, priority, priv, periodic);
  }

  /**
   * The same with a shortest time.
   *
   * @param nanos in nanoseconds
   * @return new parameters
   */
  public TimerPoolParam withMinNanos(long nanos) {
    return new TimerPoolParam(
        type,
        clock,
        mode,
        resolutionNanos,
        resolutionHz,
        nanos,
        maxNanos,
        timers,
        priority,
        priv,
        periodic);
  }

  /**
   * The same with another mode.
   *
   * @param side on which side of their time its timers expire
   * @return new parameters
   */
  public TimerPoolParam withMode(ExpirationMode side) {
    return new TimerPoolParam(
        type,
        clock,
        side,
        resolutionNanos,
        resolutionHz,
        minNanos,
        maxNanos,
        timers,
        priority,
        priv,
        periodic);
  }

  /**
   * The same with another clock source.
   *
   * @param source within the capability
   * @return new parameters
   */
  public TimerPoolParam withClock(ClockSource source) {
    return new TimerPoolParam(
        type,
        source,
        mode,
        resolutionNanos,
        resolutionHz,
        minNanos,
        maxNanos,
        timers,
        priority,
        priv,
        periodic);
  }

  /**
   * The same with another priority.
   *
   * @param level within the capability
   * @return new parameters
   */
  public TimerPoolParam withPriority(int level) {
    return new TimerPoolParam(
        type,
        clock,
        mode,
        resolutionNanos,
        resolutionHz,
        minNanos,
        maxNanos,
        timers,
        level,
        priv,
        periodic);
  }

  /**
   * The same for one thread at a time.
   *
   * @param one true if only one thread at a time uses the pool
   * @return new parameters
   */
  public TimerPoolParam withPrivate(boolean one) {
    return new TimerPoolParam(
        type,
        clock,
        mode,
        resolutionNanos,
        resolutionHz,
        minNanos,
        maxNanos,
        timers,
        priority,
        one,
        periodic);
  }

  /**
   * The resolution, however it was given.
   *
   * @return in nanoseconds, rounded down
   */
  public long resolution() {
    return resolutionHz == 0 ? resolutionNanos : 1_000_000_000L / resolutionHz;
  }
}
