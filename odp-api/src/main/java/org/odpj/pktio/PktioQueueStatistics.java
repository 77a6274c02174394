package org.odpj.pktio;

/**
 * The counters of one queue of an interface since it was made or {@link Pktio#resetStatistics} was
 * called (ODP: {@code odp_pktin_queue_stats_t}, {@code odp_pktout_queue_stats_t}).
 *
 * @param packets handed to the application, or sent
 * @param octets bytes of these, without frame check sequence
 * @param discards packets lost for want of room or of free packets, or accepted and then not sent
 * @param errors packets that could not be taken: damaged, too long, or dropped as {@link
 *     PktinConfig#drop} says
 */
public record PktioQueueStatistics(long packets, long octets, long discards, long errors) {}
