package org.odpj.timer;

import java.util.Set;

/**
 * What timers a clock source can serve (ODP: {@code odp_timer_capability_t}, {@code
 * odp_timer_res_capability_t}, {@code odp_timer_periodic_capability_t}). Every resolution goes with
 * every time within the bounds, and every periodic frequency within the bounds is met exactly on
 * average.
 *
 * @param types what timers can do
 * @param maxPools pools that can exist at once
 * @param maxTimers timers of a pool
 * @param maxPriority the highest priority of a pool; the lowest is 0
 * @param minResolutionNanos the highest resolution, in nanoseconds
 * @param maxNanos the longest time, in nanoseconds
 * @param maxFrequency of periodic timers
 * @param maxPending the largest limit of timeouts of a timer that are not acknowledged
 */
public record TimerCapability(
    Set<TimerType> types,
    int maxPools,
    int maxTimers,
    int maxPriority,
    long minResolutionNanos,
    long maxNanos,
    Frequency maxFrequency,
    int maxPending) {}
