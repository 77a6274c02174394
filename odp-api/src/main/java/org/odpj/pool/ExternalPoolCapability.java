package org.odpj.pool;

/**
 * What packet pools can be made of the application's memory (ODP: {@code
 * odp_pool_ext_capability_t}). Headroom, segments, user areas and caches are bounded as {@link
 * PoolCapability} says.
 *
 * @param maxPools such pools that can exist at once; 0 if there can be none
 * @param maxBuffers buffers of one pool
 * @param maxBufferSize bytes of a buffer
 * @param bufferAlignment bytes, a power of two, that the address of every buffer is a multiple of
 */
public record ExternalPoolCapability(
    int maxPools, int maxBuffers, int maxBufferSize, int bufferAlignment) {
  /** Of a backend that has no such pools. */
  public static final ExternalPoolCapability NONE = new ExternalPoolCapability(0, 0, 0, 1);
}
