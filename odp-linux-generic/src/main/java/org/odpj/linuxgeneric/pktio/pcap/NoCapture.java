package org.odpj.linuxgeneric.pktio.pcap;

import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.packet.Packet;

/** The input of an interface that only writes a capture: at its end from the start. */
final class NoCapture implements Receiver {
  @Override
  public int receive(Packet[] packets, int offset, int count) {
    return 0;
  }

  @Override
  public boolean atEnd() {
    return true;
  }
}
