package org.odpj.linuxgeneric.pktio.xdp;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.Packet;

/** An output queue: one queue of the device. */
final class XdpSender implements Sender {
  private @Nullable TxSide side;

  /** Sends by this from now on; null while stopped. */
  void side(@Nullable TxSide to) {
    side = to;
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    TxSide to = side;
    return to == null ? 0 : to.send(packets, offset, count);
  }
}
