package org.odpj.pool;

/**
 * What pools of vectors can be made (ODP: {@code odp_pool_capability_t.event_vector}, {@code
 * .vector}). Parameters outside are refused at creation.
 *
 * @param maxPools vector pools that can exist at once
 * @param maxElements vectors of one pool
 * @param maxSize events of a vector
 * @param maxUserArea bytes of user area per vector
 * @param maxCache vectors of a thread's cache; 0 is always allowed
 */
public record VectorPoolCapability(
    int maxPools, int maxElements, int maxSize, int maxUserArea, int maxCache) {}
