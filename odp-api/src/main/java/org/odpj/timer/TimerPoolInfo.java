package org.odpj.timer;

/**
 * What a timer pool is doing (ODP: {@code odp_timer_pool_info_t}).
 *
 * @param allocated timers that are allocated now
 * @param mostAllocated the most that ever were at once
 * @param tickFrequency ticks a second
 * @param expired timeouts that were sent
 * @param skipped periods that passed without a timeout, because too many were not acknowledged
 */
public record TimerPoolInfo(
    int allocated, int mostAllocated, Frequency tickFrequency, long expired, long skipped) {}
