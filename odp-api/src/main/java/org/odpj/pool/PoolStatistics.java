package org.odpj.pool;

/**
 * A pool's counters (ODP: {@code odp_pool_stats_t}).
 *
 * @param available elements that are free, those in threads' caches included
 * @param cached elements that are free in threads' caches
 * @param allocFails allocation calls that got fewer elements than they asked for
 */
public record PoolStatistics(long available, long cached, long allocFails) {}
