package org.odpj;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PktinVectors;
import org.odpj.pktio.PktinQueue;
import org.odpj.queue.Queue;
import org.odpj.spi.EventSource;
import org.odpj.spi.PacketVectorFill;

/**
 * An input queue that the scheduler polls. What its scheduled queue does not take stays here, and
 * no more is received before it is gone: so the device sees that the application is slow.
 */
final class PacketSource implements EventSource {
  private static final int BURST = 32;

  private final PktinQueue input;
  private final Queue queue;
  private final @Nullable PktinVectors vectors;
  private final Packet[] received;
  private int from;
  private int to;

  PacketSource(PktinQueue input, Queue queue, @Nullable PktinVectors vectors) {
    this.input = input;
    this.queue = queue;
    this.vectors = vectors;
    this.received = new Packet[vectors == null ? BURST : vectors.maxPackets()];
  }

  @Override
  public int poll() {
    if (from == to) {
      from = 0;
      to = input.recv(received, 0, received.length);
      if (to == 0) {
        return 0;
      }
    }
    return vectors == null ? pass() : passVector(vectors);
  }

  private int pass() {
    int taken = queue.enqueue(received, from, to - from);
    from += taken;
    return taken;
  }

  private int passVector(PktinVectors how) {
    PacketVector vector = PacketVectorFill.of(how, received, from, to - from);
    if (vector == null) {
      return pass();
    }
    if (!queue.enqueue(vector)) {
      vector.freeVector();
      return 0;
    }
    from = to;
    return 1;
  }

  /** Packets received and not passed on; exact when nobody polls. */
  int held() {
    return to - from;
  }

  boolean atEnd() {
    return input.atEnd() && from == to && queue.length() == 0;
  }

  /** Frees what is held; nobody polls any more. */
  void free() {
    Event.freeAll(received, from, to - from);
    from = to;
  }
}
