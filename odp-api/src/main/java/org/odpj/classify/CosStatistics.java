package org.odpj.classify;

/**
 * Counters of a class of service, or of one of its queues (ODP: {@code odp_cls_cos_stats_t}, {@code
 * odp_cls_queue_stats_t}).
 *
 * @param packets of a class: that came to it, on their way or to stay, whatever became of them; of
 *     a queue: that it took
 * @param octets of these packets, Ethernet header included
 * @param discards packets for which this was the last class and which were dropped otherwise than
 *     by its action: the queue was full, early detection, no packet in the pool
 * @param errors packets that came and had an error in a header
 */
public record CosStatistics(long packets, long octets, long discards, long errors) {}
