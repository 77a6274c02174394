package org.odpj.queue;

/**
 * What plain queues a backend can make (ODP: {@code odp_queue_capability_t.plain}).
 *
 * @param maxQueues plain queues that can exist at once
 * @param maxSize the largest size that can be asked for
 */
public record QueueCapability(int maxQueues, int maxSize) {}
