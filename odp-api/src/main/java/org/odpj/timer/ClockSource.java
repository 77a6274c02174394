package org.odpj.timer;

/**
 * What a timer pool's time comes from (ODP: {@code odp_timer_clk_src_t}). The default is always
 * there; what the others are, if they are, the backend says.
 */
public enum ClockSource {
  /** The machine's monotonic clock. */
  DEFAULT,
  /** Clock source 1. */
  SOURCE_1,
  /** Clock source 2. */
  SOURCE_2,
  /** Clock source 3. */
  SOURCE_3,
  /** Clock source 4. */
  SOURCE_4,
  /** Clock source 5. */
  SOURCE_5
}
