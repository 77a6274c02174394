package org.odpj.spi;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PktinVectors;

/** Puts received packets into vectors. */
public final class PacketVectorFill {
  private PacketVectorFill() {}

  /**
   * Puts packets into a vector.
   *
   * @param vectors which vectors
   * @param packets holds the packets
   * @param from index of the first
   * @param count how many, up to the size of the vectors
   * @return a vector that the caller owns, and with it the packets; null if the pool has none free
   */
  public static @Nullable PacketVector of(
      PktinVectors vectors, Packet[] packets, int from, int count) {
    PacketVector vector = vectors.pool().alloc();
    if (vector != null) {
      System.arraycopy(packets, from, vector.table(), 0, count);
      vector.size(count);
    }
    return vector;
  }
}
