package org.odpj.queue;

import java.util.Set;

/**
 * What plain queues a backend can make (ODP: {@code odp_queue_capability_t.plain}).
 *
 * @param maxQueues plain queues that can exist at once
 * @param maxSize the largest size that can be asked for
 * @param countsLength whether {@link Queue#length} tells how many events wait (ODP: {@code
 *     odp_queue_stats_opt_t.len}); if not, it is always 0
 * @param nonBlocking the promises of progress that queues can be made with
 * @param aggregators what aggregators they can have
 */
public record QueueCapability(
    int maxQueues,
    int maxSize,
    boolean countsLength,
    Set<NonBlocking> nonBlocking,
    EventAggrCapability aggregators) {}
