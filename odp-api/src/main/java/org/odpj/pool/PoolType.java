package org.odpj.pool;

/** What a pool's elements are (ODP: {@code odp_pool_type_t}). */
public enum PoolType {
  /** Buffers. */
  BUFFER,
  /** Packets. */
  PACKET,
  /** Timeouts. */
  TIMEOUT,
  /** Vectors of events. */
  EVENT_VECTOR,
  /** Vectors of packets. */
  PACKET_VECTOR,
  /** Completions of packets; each interface has its own such pool. */
  PACKET_TX_COMPLETION
}
