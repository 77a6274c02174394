package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;

/**
 * A timer that expires again and again (ODP: {@code odp_timer_t} of a periodic pool).
 *
 * <p>Its timeouts come from a pool of its timer pool's own. Each must be acknowledged, and must not
 * be freed or kept. While too many are not acknowledged, periods pass without a timeout. All
 * methods are thread-safe and allocate nothing.
 */
public interface PeriodicTimer extends AutoCloseable {
  /**
   * The pool that it came from.
   *
   * @return the pool
   */
  TimerPool pool();

  /**
   * Where its timeouts go.
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
   * Starts it one period from now (ODP: {@code odp_timer_periodic_start} with a first tick of 0).
   *
   * @return {@link TimerResult#FAIL} if it is active
   */
  TimerResult start();

  /**
   * Starts it (ODP: {@code odp_timer_periodic_start}).
   *
   * @param firstTick when it shall expire first, in absolute ticks, at most a period from now
   * @return {@link TimerResult#FAIL} if it is active
   */
  TimerResult start(long firstTick);

  /**
   * Gives a timeout back (ODP: {@code odp_timer_periodic_ack}). Threads may give back in any order.
   *
   * @param timeout one of this timer's, which the caller owns no more
   * @return true if it was the last one of a timer that was cancelled: when all others are given
   *     back too, the timer can be started again or closed
   * @throws IllegalArgumentException if the timeout is not of this timer
   */
  boolean acknowledge(Timeout timeout);

  /**
   * Stops it (ODP: {@code odp_timer_periodic_cancel}). At least one timeout comes after that.
   *
   * @return false if it was not active
   */
  boolean cancel();

  /**
   * Gives it back to its pool (ODP: {@code odp_timer_free}). Idempotent.
   *
   * @throws IllegalStateException if it is active or timeouts were not acknowledged; it stays as it
   *     was
   */
  @Override
  void close();
}
