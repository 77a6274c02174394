package org.odpj.linuxgeneric.pktio.base;

import org.odpj.packet.Packet;

/** The input of an interface that never receives anything: at its end from the start. */
public final class NoInput implements Receiver {
  /** Nothing comes. */
  public NoInput() {}

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    return 0;
  }

  @Override
  public boolean atEnd() {
    return true;
  }
}
