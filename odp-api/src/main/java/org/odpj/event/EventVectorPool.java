package org.odpj.event;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of events. */
public interface EventVectorPool extends Pool {
  @Override
  default PoolType type() {
    return PoolType.EVENT_VECTOR;
  }

  /**
   * What the pool was made with.
   *
   * @return the parameters, unchanged
   */
  VectorPoolParam param();

  /**
   * Allocates a vector (ODP: {@code odp_event_vector_alloc}).
   *
   * @return an empty vector that the caller owns, or null if none is free
   */
  @Nullable EventVector alloc();
}
