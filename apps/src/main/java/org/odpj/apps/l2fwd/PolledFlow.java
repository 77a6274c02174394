package org.odpj.apps.l2fwd;

import org.odpj.apps.run.Counters;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktoutQueue;

/** One input queue, polled, and the output queue that its packets go to. */
final class PolledFlow extends Flow {
  private final PktinQueue input;
  private final MacStage stage;
  private final PktoutQueue output;

  PolledFlow(PktinQueue input, MacStage stage, PktoutQueue output) {
    this.input = input;
    this.stage = stage;
    this.output = output;
  }

  @Override
  int forward(Packet[] burst, Counters counters) {
    int received = input.recv(burst, 0, burst.length);
    if (received > 0) {
      pass(burst, received, stage, output, counters);
    }
    return received;
  }

  @Override
  boolean atEnd() {
    return input.atEnd();
  }
}
