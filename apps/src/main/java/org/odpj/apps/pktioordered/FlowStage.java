package org.odpj.apps.pktioordered;

import java.lang.foreign.ValueLayout;
import org.odpj.event.Event;
import org.odpj.packet.Packet;

/** The second stage: checks the order of a flow, and sends. Its queue is atomic. */
final class FlowStage implements Stage {
  private final int output;

  /** One more than the greatest number so far; of the thread that has packets of the flow. */
  private long expected;

  /** {@code output} is the index of an interface. */
  FlowStage(int output) {
    this.output = output;
  }

  @Override
  public void pass(Packet[] burst, int count, OrderedWorker worker) {
    int behind = 0;
    for (int i = 0; i < count; i++) {
      long number = burst[i].userArea().get(ValueLayout.JAVA_LONG, InputStage.NUMBER);
      if (number < expected) {
        behind++;
      } else {
        expected = number + 1;
      }
    }
    int sent = worker.output(output).send(burst, 0, count);
    if (sent < count) {
      Event.freeAll(burst, sent, count - sent);
    }
    worker.count(OrderedWorker.OUT_OF_ORDER, behind);
    worker.count(OrderedWorker.NOT_TAKEN, count - sent);
    worker.count(OrderedWorker.SENT, sent);
  }
}
