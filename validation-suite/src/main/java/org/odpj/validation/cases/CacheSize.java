package org.odpj.validation.cases;

import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.PoolCapability;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.validation.suite.Variant;

/** The per-thread cache of a pool: the default, none, and the largest. */
enum CacheSize implements Variant {
  DEFAULT(""),
  MIN_CACHE("_min_cache"),
  MAX_CACHE("_max_cache");

  private static final int ELEMENTS = 1_024;

  private final String odpName;

  CacheSize(String odpName) {
    this.odpName = odpName;
  }

  @Override
  public String odpName() {
    return odpName;
  }

  /** A pool of buffers with this cache, large enough for it. */
  BufferPoolParam buffers(PoolCapability can, int size) {
    BufferPoolParam param = BufferPoolParam.of(count(can), size);
    return switch (this) {
      case DEFAULT -> param.withCache(Math.min(param.cache(), can.maxCache()));
      case MIN_CACHE -> param.withCache(0);
      case MAX_CACHE -> param.withCache(can.maxCache());
    };
  }

  /** A pool of packets with this cache, large enough for it. */
  PacketPoolParam packets(PoolCapability can, int length) {
    PacketPoolParam param = PacketPoolParam.of(count(can), length);
    return switch (this) {
      case DEFAULT -> param.withCache(Math.min(param.cache(), can.maxCache()));
      case MIN_CACHE -> param.withCache(0);
      case MAX_CACHE -> param.withCache(can.maxCache());
    };
  }

  /** A pool of vectors with this cache, large enough for it. */
  VectorPoolParam vectors(VectorPoolCapability can, int size) {
    VectorPoolParam param = VectorPoolParam.of(count(can.maxElements(), can.maxCache()), size);
    return switch (this) {
      case DEFAULT -> param.withCache(Math.min(param.cache(), can.maxCache()));
      case MIN_CACHE -> param.withCache(0);
      case MAX_CACHE -> param.withCache(can.maxCache());
    };
  }

  /** A pool of timeouts with this cache, large enough for it. */
  TimeoutPoolParam timeouts(TimeoutPoolCapability can) {
    TimeoutPoolParam param = TimeoutPoolParam.of(count(can.maxElements(), can.maxCache()));
    return switch (this) {
      case DEFAULT -> param.withCache(Math.min(param.cache(), can.maxCache()));
      case MIN_CACHE -> param.withCache(0);
      case MAX_CACHE -> param.withCache(can.maxCache());
    };
  }

  private int count(PoolCapability can) {
    return count(can.maxElements(), can.maxCache());
  }

  private int count(int maxElements, int maxCache) {
    return this == MAX_CACHE ? Math.min(maxElements, Math.max(ELEMENTS, 2 * maxCache)) : ELEMENTS;
  }
}
