package org.odpj.apps.timeraccuracy;

/** How timers are started; ODP's numbers are the ordinals. */
enum AccuracyMode {
  /** One timer for each timeout, all started in the beginning. */
  ALL_AT_ONCE,
  /** Started again at each timeout, for an absolute time. */
  RESTART_ABSOLUTE,
  /** Started again at each timeout, for a time from then on. */
  RESTART_RELATIVE,
  /** Periodic timers. */
  PERIODIC
}
