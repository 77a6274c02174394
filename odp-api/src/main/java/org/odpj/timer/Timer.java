package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;

/**
 * A timer that expires once per start (ODP: {@code odp_timer_t}).
 *
 * <p>Between a successful start and the arrival of its event in the queue, or a successful cancel,
 * the timer is active and owns the event. Start, restart, cancel and expiration may race: exactly
 * one of them takes the event. All methods are thread-safe and allocate nothing.
 */
public interface Timer extends AutoCloseable {
  /**
   * The pool that it came from.
   *
   * @return the pool
   */
  TimerPool pool();

  /**
   * Where its events go.
   *
   * @return the queue
   */
  Queue queue();

  /**
   * What it was allocated with.
   *
   * @return the object, or null
   */
  @Nullable Object context();

  /**
   * Starts it (ODP: {@code odp_timer_start}).
   *
   * @param type what the ticks count from
   * @param tick when it shall expire
   * @param event what shall go to the queue then: a timeout, or any other event
   * @return if it is not {@link TimerResult#SUCCESS}, the event is still the caller's
   */
  TimerResult start(TickType type, long tick, Event event);

  /**
   * Gives an active timer another time (ODP: {@code odp_timer_restart}).
   *
   * @param type what the ticks count from
   * @param tick when it shall expire
   * @return {@link TimerResult#FAIL} if it has expired or was never started: its event is or will
   *     be in the queue
   */
  TimerResult restart(TickType type, long tick);

  /**
   * Stops it (ODP: {@code odp_timer_cancel}).
   *
   * @return the event, which is the caller's again; null if the timer has expired (ODP: {@code
   *     ODP_TIMER_TOO_NEAR}), its event is or will be in the queue, or was never started
   */
  @Nullable Event cancel();

  /**
   * Gives it back to its pool (ODP: {@code odp_timer_free}). Idempotent.
   *
   * @throws IllegalStateException if it is active; it stays as it was
   */
  @Override
  void close();
}
