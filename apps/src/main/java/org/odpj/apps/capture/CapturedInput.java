package org.odpj.apps.capture;

import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;

/** An input queue whose packets are copied as they are received. */
final class CapturedInput implements PktinQueue {
  private final PktinQueue queue;
  private final CaptureRing ring;

  CapturedInput(PktinQueue queue, CaptureRing ring) {
    this.queue = queue;
    this.ring = ring;
  }

  @Override
  public int recv(Packet[] packets, int offset, int count) {
    int received = queue.recv(packets, offset, count);
    if (received > 0) {
      ring.publish(ring.stage(packets, offset, received), received);
    }
    return received;
  }

  @Override
  public boolean atEnd() {
    return queue.atEnd();
  }
}
