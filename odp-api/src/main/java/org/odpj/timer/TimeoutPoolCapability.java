package org.odpj.timer;

/**
 * What pools of timeouts can be made (ODP: {@code odp_pool_capability_t.tmo}). Parameters outside
 * are refused at creation.
 *
 * @param maxPools pools of timeouts that can exist at once
 * @param maxElements timeouts of one pool
 * @param maxUserArea bytes of user area per timeout
 * @param maxCache timeouts of a thread's cache; 0 is always allowed
 */
public record TimeoutPoolCapability(int maxPools, int maxElements, int maxUserArea, int maxCache) {}
