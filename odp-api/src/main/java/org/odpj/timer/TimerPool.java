package org.odpj.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;

/**
 * Timers of one resolution, and the time that they live in (ODP: {@code odp_timer_pool_t}).
 *
 * <p>Time is counted in ticks, which only grow, do not begin at 0, and last longer than any
 * program. All methods are thread-safe.
 */
public interface TimerPool extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  TimerPoolParam param();

  /**
   * What the pool is doing (ODP: {@code odp_timer_pool_info}).
   *
   * @return a snapshot
   */
  TimerPoolInfo info();

  /**
   * Starts it; before, no timer of it can be started (ODP: {@code odp_timer_pool_start_multi}).
   *
   * @throws IllegalStateException if it has been started already
   */
  void start();

  /**
   * The time (ODP: {@code odp_timer_current_tick}).
   *
   * @return in ticks
   */
  long currentTick();

  /**
   * Converts (ODP: {@code odp_timer_tick_to_ns}).
   *
   * @param ticks a number of ticks
   * @return how many nanoseconds they last
   */
  long ticksToNanos(long ticks);

  /**
   * Converts (ODP: {@code odp_timer_ns_to_tick}).
   *
   * @param nanos a number of nanoseconds
   * @return how many ticks they are, rounded up
   */
  long nanosToTicks(long nanos);

  /**
   * Allocates a timer of a {@link TimerType#SINGLE} pool (ODP: {@code odp_timer_alloc}).
   *
   * @param queue where its events shall go
   * @param context any object, for its timeouts
   * @return an inactive timer, or null if all are allocated
   * @throws IllegalArgumentException if the pool's timers are periodic
   */
  @Nullable Timer alloc(Queue queue, @Nullable Object context);

  /**
   * Allocates a timer of a {@link TimerType#PERIODIC_BASE_MUL} pool (ODP: {@code
   * odp_timer_periodic_alloc}).
   *
   * @param queue where its timeouts shall go
   * @param context any object, for its timeouts
   * @param multiplier of the pool's base frequency
   * @return an inactive timer, or null if all are allocated
   * @throws IllegalArgumentException if the pool's timers are of another type, or the multiplier is
   *     not within the pool's bounds
   */
  @Nullable PeriodicTimer allocPeriodic(Queue queue, @Nullable Object context, long multiplier);

  /**
   * Allocates a timer of a {@link TimerType#PERIODIC_FREQ} pool (ODP: {@code
   * odp_timer_periodic_alloc}).
   *
   * @param queue where its timeouts shall go
   * @param context any object, for its timeouts
   * @param frequency how often it shall expire
   * @return an inactive timer, or null if all are allocated
   * @throws IllegalArgumentException if the pool's timers are of another type, or the frequency is
   *     not within the pool's bounds
   */
  @Nullable PeriodicTimer allocPeriodic(Queue queue, @Nullable Object context, Frequency frequency);

  /**
   * Ends the pool (ODP: {@code odp_timer_pool_destroy}). Idempotent.
   *
   * @throws IllegalStateException if timers are allocated, naming how many; the pool stays as it
   *     was
   */
  @Override
  void close();
}
