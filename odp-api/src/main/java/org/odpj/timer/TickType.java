package org.odpj.timer;

/** What a number of ticks counts from (ODP: {@code odp_timer_tick_type_t}). */
public enum TickType {
  /** From now on. */
  RELATIVE,
  /** From the pool's zero, as {@link TimerPool#currentTick} does. */
  ABSOLUTE
}
