package org.odpj.linuxgeneric.pktio.loop;

import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.packet.Packet;

/** One input queue of a loop: the ring that output queues fill, and where losses are counted. */
final class LoopInput implements Receiver {
  private static final int RING_SIZE = 1024;

  final LoopRing ring = new LoopRing(RING_SIZE);

  /** Losses are counted by senders, who hold the ring's lock. */
  final QueueCounters counters;

  LoopInput(QueueCounters counters) {
    this.counters = counters;
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    return ring.take(packets, offset, count);
  }
}
