package org.odpj.apps.l2fwd;

import java.util.List;
import org.odpj.apps.run.Counters;
import org.odpj.packet.Packet;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktoutQueue;
import org.odpj.schedule.Scheduler;

/**
 * What the scheduler gives, of any interface. The packets of one call are of one queue, and so of
 * one interface, which says where they go.
 */
final class ScheduledFlow extends Flow {
  /** Where the packets of an interface go. */
  record Route(MacStage stage, PktoutQueue output) {}

  private final Scheduler scheduler;
  private final List<Pktio> inputs;

  /** By the input's index. */
  private final Route[] routes;

  ScheduledFlow(Scheduler scheduler, List<Pktio> inputs, List<Route> toEach) {
    this.scheduler = scheduler;
    this.inputs = inputs;
    this.routes = new Route[1 + inputs.stream().mapToInt(Pktio::index).max().orElseThrow()];
    for (int i = 0; i < inputs.size(); i++) {
      routes[inputs.get(i).index()] = toEach.get(i);
    }
  }

  @Override
  int forward(Packet[] burst, Counters counters) {
    int received = scheduler.schedule(burst, 0, burst.length, Scheduler.NO_WAIT);
    if (received > 0) {
      Route route = routes[burst[0].inputIndex()];
      pass(burst, received, route.stage(), route.output(), counters);
    }
    return received;
  }

  @Override
  boolean atEnd() {
    return inputs.stream().allMatch(Pktio::atEnd);
  }
}
