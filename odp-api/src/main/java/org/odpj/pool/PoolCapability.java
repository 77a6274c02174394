package org.odpj.pool;

/**
 * What pools a backend can make (ODP: {@code odp_pool_capability_t}). Parameters outside are
 * refused at creation.
 *
 * @param maxPools pools that can exist at once
 * @param maxElements elements of one pool
 * @param maxBufferSize bytes of a buffer
 * @param maxAlignment bytes, a power of two: the largest data alignment
 * @param maxPacketLength bytes: the longest packet
 * @param maxSegments segments of a packet; 1 if packets are always contiguous, and then there are
 *     no references either
 * @param minHeadroom bytes before a new packet's data that every pool has
 * @param maxHeadroom bytes: the largest headroom that can be asked for
 * @param minTailroom bytes after a new packet's data that every pool has
 * @param maxUserArea bytes of user area per element
 * @param maxCache elements of a thread's cache; 0 is always allowed
 */
public record PoolCapability(
    int maxPools,
    int maxElements,
    int maxBufferSize,
    int maxAlignment,
    int maxPacketLength,
    int maxSegments,
    int minHeadroom,
    int maxHeadroom,
    int minTailroom,
    int maxUserArea,
    int maxCache) {}
