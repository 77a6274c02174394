package org.odpj.apps.pktioordered;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicLongArray;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;

/**
 * The first stage: finds out the flow of each packet of an input queue, numbers it within the flow,
 * and enqueues it to the flow's queue.
 *
 * <p>Of an ordered queue several threads have packets at once. They find out the flows side by
 * side, then take the ordered lock in turn to number; the enqueue keeps their order. Without order
 * threads number at any time, so that numbers are unique but mean nothing.
 */
final class InputStage implements Stage {
  /** Where in its user area a packet's number is. */
  static final int NUMBER = 0;

  private final Scheduler scheduler;
  private final boolean ordered;
  private final Queue[] flows;
  private final AtomicLongArray next;
  private final int rounds;

  /** {@code rounds} is how often the flow is found out, to make it more work. */
  InputStage(Scheduler scheduler, SchedSync sync, Queue[] flows, int rounds) {
    this.scheduler = scheduler;
    this.ordered = sync == SchedSync.ORDERED;
    this.flows = flows;
    this.next = new AtomicLongArray(flows.length);
    this.rounds = rounds;
  }

  @Override
  public void pass(Packet[] burst, int count, OrderedWorker worker) {
    worker.count(OrderedWorker.RECEIVED, count);
    if (worker.isStopping()) {
      Event.freeAll(burst, 0, count);
      worker.count(OrderedWorker.LATE, count);
      return;
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        burst[i].flowId(FlowNumber.of(burst[i], flows.length));
      }
    }
    number(burst, count);
    for (int from = 0; from < count; ) {
      int flow = burst[from].flowId();
      int to = from + 1;
      while (to < count && burst[to].flowId() == flow) {
        to++;
      }
      int taken = flows[flow].enqueue(burst, from, to - from);
      if (taken < to - from) {
        Event.freeAll(burst, from + taken, to - from - taken);
        worker.count(OrderedWorker.QUEUE_FULL, to - from - taken);
      }
      from = to;
    }
  }

  private void number(Packet[] burst, int count) {
    if (ordered) {
      scheduler.lock(0);
    }
    for (int i = 0; i < count; i++) {
      long number = next.getAndIncrement(burst[i].flowId());
      burst[i].userArea().set(ValueLayout.JAVA_LONG, NUMBER, number);
    }
    if (ordered) {
      scheduler.unlock(0);
    }
  }
}
