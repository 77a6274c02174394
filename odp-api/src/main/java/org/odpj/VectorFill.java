package org.odpj;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.pktio.PktinVectors;

/** Puts received packets into vectors. */
final class VectorFill {
  private VectorFill() {}

  /** A vector of packets; null if the pool has none free. */
  static @Nullable PacketVector of(PktinVectors vectors, Packet[] packets, int from, int count) {
    PacketVector vector = vectors.pool().alloc();
    if (vector != null) {
      System.arraycopy(packets, from, vector.table(), 0, count);
      vector.size(count);
    }
    return vector;
  }
}
