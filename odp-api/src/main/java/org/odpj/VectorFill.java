package org.odpj;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.packet.Packet;
import org.odpj.packet.PktinVectors;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.queue.EventAggrConfig;
import org.odpj.spi.PacketVectorFill;

/**
 * Puts received packets into vectors.
 *
 * @param most packets of a vector
 * @param maker makes one of an array, an offset and a count
 */
record VectorFill(int most, Maker maker) {
  /** Makes a vector. */
  @FunctionalInterface
  interface Maker {
    /** A vector of packets; null if the pool has none free. */
    @Nullable Event of(Packet[] packets, int from, int count);
  }

  /** How a queue of an interface gives its packets; null for one by one. */
  static @Nullable VectorFill of(PktinQueueParam param) {
    PktinVectors vectors = param.vectors();
    if (vectors != null) {
      return new VectorFill(
          vectors.maxPackets(),
          (packets, from, count) -> PacketVectorFill.of(vectors, packets, from, count));
    }
    if (gathersPackets(param)) {
      EventAggrConfig how = param.aggregators().getFirst();
      return new VectorFill(
          how.maxSize(), (packets, from, count) -> fill(how, packets, from, count));
    }
    return null;
  }

  /** Whether received packets go through an aggregator. */
  static boolean gathersPackets(PktinQueueParam param) {
    return !param.aggregators().isEmpty() && param.aggregators().getFirst().takes(EventType.PACKET);
  }

  private static @Nullable EventVector fill(
      EventAggrConfig how, Packet[] packets, int from, int count) {
    EventVector vector = how.pool().alloc();
    if (vector != null) {
      System.arraycopy(packets, from, vector.table(), 0, count);
      vector.size(count);
      vector.contentType(EventType.PACKET);
    }
    return vector;
  }
}
