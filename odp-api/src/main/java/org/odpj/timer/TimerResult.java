package org.odpj.timer;

/** What became of a start or a restart (ODP: {@code odp_timer_retval_t}). */
public enum TimerResult {
  /** Done. */
  SUCCESS,
  /** The time has passed or is nearer than the pool's minimum; nothing has changed. */
  TOO_NEAR,
  /** The time is farther than the pool's maximum; nothing has changed. */
  TOO_FAR,
  /** Something that is needed is in use just now; nothing has changed. */
  BUSY,
  /** A start of a timer that is active, or a restart of one that is not; nothing has changed. */
  FAIL
}
