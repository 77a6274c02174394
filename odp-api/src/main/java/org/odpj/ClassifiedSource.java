package org.odpj;

import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.spi.EventSource;
import org.odpj.spi.PacketSink;

/** An input queue that the scheduler polls and whose packets are sorted into classes. */
final class ClassifiedSource implements EventSource {
  private static final int BURST = 32;

  private final PktinQueue input;
  private final PacketSink sink;
  private final Packet[] received = new Packet[BURST];

  ClassifiedSource(PktinQueue input, PacketSink sink) {
    this.input = input;
    this.sink = sink;
  }

  @Override
  public int poll() {
    if (!sink.isOpen()) {
      return 0;
    }
    int count = input.recv(received, 0, BURST);
    return count == 0 ? 0 : sink.accept(received, 0, count);
  }
}
