package org.odpj.apps.l2fwd;

import org.odpj.apps.run.Counters;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.packet.Packet;

/** Forwards its flows in turn until it is told to stop or all of them have run dry. */
final class Worker implements WorkerGroup.Task {
  private final Flow[] flows;
  private final Packet[] burst;
  private final Idle idle;
  private final Counters counters = new Counters(Flow.COUNTERS);
  private volatile boolean stopping;

  Worker(Flow[] flows, int burst, Idle idle) {
    this.flows = flows;
    this.burst = new Packet[burst];
    this.idle = idle;
  }

  /** Forwards. Every packet that was received has been sent or dropped when it returns. */
  @Override
  public void run() {
    while (!stopping) {
      int received = 0;
      for (Flow flow : flows) {
        received += flow.forward(burst, counters);
      }
      if (received > 0) {
        idle.reset();
      } else if (dry()) {
        return;
      } else {
        idle.idle();
      }
    }
  }

  @Override
  public void stop() {
    stopping = true;
  }

  /** Packets taken from inputs so far. */
  long received() {
    return counters.get(Flow.RECEIVED);
  }

  /** Packets that outputs took so far. */
  long sent() {
    return counters.get(Flow.SENT);
  }

  private boolean dry() {
    for (Flow flow : flows) {
      if (!flow.atEnd()) {
        return false;
      }
    }
    return true;
  }
}
