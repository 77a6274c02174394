package org.odpj.queue;

/**
 * What aggregators queues of one type can have (ODP: {@code odp_event_aggr_capability_t}).
 *
 * @param maxAggregators aggregators of all open queues; 0 if there are none
 * @param maxPerQueue aggregators of one queue
 * @param minSize the smallest {@link EventAggrConfig#maxSize}
 * @param maxSize the largest {@link EventAggrConfig#maxSize}
 * @param minTimeoutNanos the smallest {@link EventAggrConfig#maxTimeoutNanos} but 0
 * @param maxTimeoutNanos the largest {@link EventAggrConfig#maxTimeoutNanos}
 */
public record EventAggrCapability(
    int maxAggregators,
    int maxPerQueue,
    int minSize,
    int maxSize,
    long minTimeoutNanos,
    long maxTimeoutNanos) {
  /** Queues have no aggregators. */
  public static final EventAggrCapability NONE = new EventAggrCapability(0, 0, 0, 0, 0, 0);
}
