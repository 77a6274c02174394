package org.odpj.timer;

/** On which side of its time a timer expires (ODP: {@code odp_timer_exp_mode_t}). */
public enum ExpirationMode {
  /** Never before. */
  AFTER,
  /** Before or after, within the resolution. */
  RELAXED
}
