package org.odpj.apps.l2fwd;

import org.odpj.apps.run.Counters;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktoutQueue;

/** One input queue, what happens to its packets, and the output queue that they go to. */
final class Flow {
  /** Packets taken from inputs. */
  static final int RECEIVED = 0;

  /** Packets that outputs took. */
  static final int SENT = 1;

  /** How many counters a worker has. */
  static final int COUNTERS = 2;

  private final PktinQueue input;
  private final MacStage stage;
  private final PktoutQueue output;

  Flow(PktinQueue input, MacStage stage, PktoutQueue output) {
    this.input = input;
    this.stage = stage;
    this.output = output;
  }

  /**
   * Forwards one burst. What the output does not take at once is dropped: waiting for a slow output
   * would only move the loss to the input, where nobody knows its cause.
   *
   * @return how many packets were received
   */
  int forward(Packet[] burst, Counters counters) {
    int received = input.recv(burst, 0, burst.length);
    if (received > 0) {
      stage.apply(burst, received);
      int sent = output.send(burst, 0, received);
      if (sent < received) {
        Event.freeAll(burst, sent, received - sent);
      }
      counters.add(RECEIVED, received);
      counters.add(SENT, sent);
    }
    return received;
  }

  /** Whether nothing will ever come again. */
  boolean atEnd() {
    return input.atEnd();
  }
}
