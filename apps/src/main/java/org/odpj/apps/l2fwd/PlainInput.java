package org.odpj.apps.l2fwd;

import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.Pktio;
import org.odpj.queue.Queue;

/** An input queue of an interface in queue mode, taken from as an application of queues does. */
final class PlainInput implements PktinQueue {
  private final Pktio pktio;
  private final Queue queue;

  PlainInput(Pktio pktio, int queue) {
    this.pktio = pktio;
    this.queue = pktio.inputEventQueue(queue);
  }

  @Override
  public int recv(Packet[] packets, int offset, int count) {
    return queue.dequeue(packets, offset, count);
  }

  /** A queue knows of no end; the interface does. */
  @Override
  public boolean atEnd() {
    return pktio.atEnd();
  }
}
