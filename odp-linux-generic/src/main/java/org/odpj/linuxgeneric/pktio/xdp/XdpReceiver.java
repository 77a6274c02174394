package org.odpj.linuxgeneric.pktio.xdp;

import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.packet.Packet;

/** An input queue: one queue of the device, or several in turn where the device has more. */
final class XdpReceiver implements Receiver {
  private XdpQueue[] queues = XdpQueue.NONE;
  private int next;

  /** Receives from these from now on; none while stopped. */
  void queues(XdpQueue[] from) {
    queues = from;
    next = 0;
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    int received = 0;
    for (int i = 0; i < queues.length && received < count; i++) {
      next = next + 1 < queues.length ? next + 1 : 0;
      received += queues[next].rx().receive(packets, offset + received, count - received);
    }
    return received;
  }
}
