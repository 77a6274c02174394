package org.odpj.stash;

/**
 * What a stash holds (ODP: {@code odp_stash_stats_t}).
 *
 * @param count objects that every thread can get
 * @param cached objects in threads' caches
 */
public record StashStatistics(long count, long cached) {}
