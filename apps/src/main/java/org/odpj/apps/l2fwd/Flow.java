package org.odpj.apps.l2fwd;

import org.odpj.apps.run.Counters;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktoutQueue;

/**
 * Where packets come from, what happens to them, and where they go. The classes of other input
 * modes are not loaded, so calls of this one need no dispatch.
 */
abstract class Flow {
  /** Packets taken from inputs. */
  static final int RECEIVED = 0;

  /** Packets that outputs took. */
  static final int SENT = 1;

  /** How many counters a worker has. */
  static final int COUNTERS = 2;

  /**
   * Forwards one burst.
   *
   * @return how many packets were received
   */
  abstract int forward(Packet[] burst, Counters counters);

  /** Whether nothing will ever come again. */
  abstract boolean atEnd();

  /**
   * Changes and sends packets. What the output does not take at once is dropped: waiting for a slow
   * output would only move the loss to the input, where nobody knows its cause.
   */
  static void pass(
      Packet[] burst, int count, MacStage stage, PktoutQueue output, Counters counters) {
    stage.apply(burst, count);
    int sent = output.send(burst, 0, count);
    if (sent < count) {
      Event.freeAll(burst, sent, count - sent);
    }
    counters.add(RECEIVED, count);
    counters.add(SENT, sent);
  }
}
