package org.odpj.timer;

/** What timers a pool has (ODP: {@code odp_timer_type_t}). */
public enum TimerType {
  /** Each start gives one timeout. */
  SINGLE,
  /** Timeouts again and again, at a multiple of the pool's base frequency. */
  PERIODIC_BASE_MUL,
  /** Timeouts again and again, at a frequency of each timer's own. */
  PERIODIC_FREQ
}
