package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;

/**
 * An event that says that a timer has expired (ODP: {@code odp_timeout_t}). What it says is
 * undefined until it comes out of a queue.
 */
public abstract class Timeout extends Event {
  /** For backends. */
  protected Timeout() {}

  @Override
  public EventType type() {
    return EventType.TIMEOUT;
  }

  @Override
  public abstract TimeoutPool pool();

  /**
   * The single-shot timer that expired (ODP: {@code odp_timeout_timer}).
   *
   * @return the timer; null if it was a periodic one, or none yet
   */
  public abstract @Nullable Timer timer();

  /**
   * The periodic timer that expired (ODP: {@code odp_timeout_timer}).
   *
   * @return the timer; null if it was a single-shot one, or none yet
   */
  public abstract @Nullable PeriodicTimer periodicTimer();

  /**
   * The time that the timer was set to (ODP: {@code odp_timeout_tick}).
   *
   * @return absolute ticks of the timer's pool
   */
  public abstract long tick();

  /**
   * What the timer was allocated with (ODP: {@code odp_timeout_user_ptr}).
   *
   * @return the object, or null
   */
  public abstract @Nullable Object context();
}
