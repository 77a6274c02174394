package org.odpj.packet;

/**
 * Has received packets come in vectors (ODP: {@code odp_pktin_vector_config_t}). A vector holds
 * what was there when the input was polled; none waits to be filled. Where the pool has no free
 * vector, packets come without.
 *
 * @param pool where the vectors come from
 * @param maxPackets the most packets of a vector, 1 to the size of the pool's vectors
 */
public record PktinVectors(PacketVectorPool pool, int maxPackets) {
  /** Refuses vectors that the pool cannot make. */
  public PktinVectors {
    int most = pool.param().size();
    if (maxPackets < 1 || maxPackets > most) {
      throw new IllegalArgumentException(
          "%d packets in a vector are outside 1..%d".formatted(maxPackets, most));
    }
  }
}
