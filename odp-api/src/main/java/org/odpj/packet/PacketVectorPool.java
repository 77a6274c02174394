package org.odpj.packet;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of packets. */
public interface PacketVectorPool extends Pool {
  @Override
  default PoolType type() {
    return PoolType.PACKET_VECTOR;
  }

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  VectorPoolParam param();

  /**
   * Allocates a vector (ODP: {@code odp_packet_vector_alloc}).
   *
   * @return an empty vector that the caller owns, or null if none is free
   */
  @Nullable PacketVector alloc();
}
