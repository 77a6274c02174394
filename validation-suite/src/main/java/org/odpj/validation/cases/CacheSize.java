package org.odpj.validation.cases;

import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.PoolCapability;
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

  private int count(PoolCapability can) {
    return this == MAX_CACHE
        ? Math.min(can.maxElements(), Math.max(ELEMENTS, 2 * can.maxCache()))
        : ELEMENTS;
  }
}
