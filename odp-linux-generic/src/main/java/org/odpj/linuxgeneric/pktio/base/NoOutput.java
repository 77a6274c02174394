package org.odpj.linuxgeneric.pktio.base;

import org.odpj.packet.Packet;

/** The output of an interface that leads nowhere: what is sent is counted as sent, and freed. */
public final class NoOutput implements Sender {
  private final QueueCounters counters;

  /**
   * An output to nowhere.
   *
   * @param counters the queue's
   */
  public NoOutput(QueueCounters counters) {
    this.counters = counters;
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    counters.add(Count.PACKETS, count);
    counters.add(Count.OCTETS, Bursts.octets(packets, offset, count));
    Bursts.free(packets, offset, count);
    return count;
  }
}
