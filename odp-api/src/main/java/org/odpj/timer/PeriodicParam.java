package org.odpj.timer;

import java.util.List;

/**
 * What a pool of periodic timers has in addition (ODP: {@code odp_timer_pool_param_t.periodic}).
 *
 * @param base the frequency that timers expire at a multiple of; for {@link
 *     TimerType#PERIODIC_BASE_MUL}
 * @param maxMultiplier the largest multiple; for {@link TimerType#PERIODIC_BASE_MUL}
 * @param frequencies ascending: the first and the last are the bounds of every timer's frequency;
 *     for {@link TimerType#PERIODIC_FREQ}
 * @param userArea bytes of user area of each timeout
 * @param maxPending timeouts that were sent and not acknowledged yet, of one timer; 0: the
 *     backend's choice
 */
public record PeriodicParam(
    Frequency base, long maxMultiplier, List<Frequency> frequencies, int userArea, int maxPending) {
  /** Copies the list. */
  public PeriodicParam {
    frequencies = List.copyOf(frequencies);
  }

  /**
   * Timers at multiples of a frequency.
   *
   * @param base the frequency
   * @param maxMultiplier the largest multiple
   * @return the parameters
   */
  public static PeriodicParam baseMul(Frequency base, long maxMultiplier) {
    return new PeriodicParam(base, maxMultiplier, List.of(), 0, 0);
  }

  /**
   * Timers of frequencies of their own.
   *
   * @param frequencies ascending, at least one: the first and the last are the bounds
   * @return the parameters
   */
  public static PeriodicParam frequencies(Frequency... frequencies) {
    return new PeriodicParam(Frequency.of(0), 0, List.of(frequencies), 0, 0);
  }

  /**
   * The same with a user area.
   *
   * @param bytes of each timeout
   * @return new parameters
   */
  public PeriodicParam withUserArea(int bytes) {
    return new PeriodicParam(base, maxMultiplier, frequencies, bytes, maxPending);
  }

  /**
   * The same with flow control.
   *
   * @param timeouts that were sent and not acknowledged yet, of one timer
   * @return new parameters
   */
  public PeriodicParam withMaxPending(int timeouts) {
    return new PeriodicParam(base, maxMultiplier, frequencies, userArea, timeouts);
  }
}
