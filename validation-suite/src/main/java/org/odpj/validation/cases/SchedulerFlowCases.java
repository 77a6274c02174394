package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Stamp;

/** Queues that tell flows apart: what the scheduler promises holds for each flow. */
@CasesOf("scheduler")
public final class SchedulerFlowCases {
  private static final int FLOWS = 16;
  private static final int EVENTS_PER_FLOW = 32;
  private static final int BURST = 8;

  @Conformance(
      odp = "scheduler/scheduler_test_flow_aware",
      variants = Sync.class,
      clause =
          "A queue that tells flows apart gives every event, with its flow id, and those of a flow"
              + " in their order if the queue is not parallel.",
      strategy =
          "Numbered events of all flows in turn, in bursts and one by one; counts and compares in"
              + " one thread. Some flow ids are beyond the number of flows.",
      ifFails = "Where an enqueue divides a burst by flows.")
  void keepsTheOrderOfEachFlow(Fixture fixture, Sync form) {
    Queue queue = queue(fixture, form.sync);
    int flows = flows(queue);
    Event[] events = events(fixture, flows);
    for (int i = 0; i < events.length; i++) {
      events[i].flowId(i % flows + i / 100 * flows);
    }
    int half = events.length / 2;
    for (int done = 0; done < half; done += BURST) {
      assertEquals(BURST, queue.enqueue(events, done, BURST), "events of a burst");
    }
    for (int i = half; i < events.length; i++) {
      assertTrue(queue.enqueue(events[i]), "enqueue");
    }
    assertEquals(events.length, queue.length(), "the length");
    assertThrows(IllegalStateException.class, queue::close, "close of a queue that holds events");

    long[] next = new long[flows];
    Scheduler scheduler = fixture.odp().scheduler();
    Event[] burst = new Event[BURST];
    Deadline deadline = Deadline.standard();
    for (int left = events.length; left > 0; ) {
      deadline.orFail(() -> "not every event has come");
      int taken = scheduler.schedule(burst, 0, BURST, Scheduler.NO_WAIT);
      for (int i = 0; i < taken; i++) {
        assertSame(queue, scheduler.source(), "the source");
        int number = (int) Stamp.get(burst[i]);
        int flow = number % flows;
        assertEquals(flow + number / 100 * flows, burst[i].flowId(), "the flow id");
        if (form.sync != SchedSync.PARALLEL) {
          assertEquals(next[flow] * flows + flow, number, "number of the next event of a flow");
        }
        next[flow]++;
        burst[i].free();
      }
      left -= taken;
    }
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event of an empty queue");
    for (long seen : next) {
      assertEquals(EVENTS_PER_FLOW, seen, "events of a flow");
    }
  }

  @Conformance(
      clause = "Of an atomic queue one thread has events of a flow at a time, in their order.",
      strategy = "Four threads mark the flow that they have an event of, and compare its number.",
      ifFails = "The state that a flow's events are scheduled by.")
  void flowsOfAtomicQueuesAreAtomic(Fixture fixture) {
    Queue queue = queue(fixture, SchedSync.ATOMIC);
    int flows = flows(queue);
    Event[] events = events(fixture, flows);
    enqueueAll(queue, events, flows);
    AtomicIntegerArray inside = new AtomicIntegerArray(flows);
    // Written within the flow's atomic context only.
    long[] next = new long[flows];
    AtomicInteger left = new AtomicInteger(events.length);
    Scheduler scheduler = fixture.odp().scheduler();
    Deadline deadline = Deadline.standard();
    fixture.parallel(
        4,
        _ -> {
          while (left.get() > 0) {
            deadline.orFail(() -> "not every event has come");
            Event event = scheduler.schedule(1_000_000);
            if (event != null) {
              int flow = event.flowId();
              assertEquals(0, inside.getAndIncrement(flow), "other threads with events of a flow");
              assertEquals(next[flow]++ * flows + flow, Stamp.get(event), "number of the event");
              assertEquals(1, inside.getAndDecrement(flow), "threads with events of a flow");
              event.free();
              left.decrementAndGet();
            }
          }
          scheduler.schedule(Scheduler.NO_WAIT);
        });
  }

  @Conformance(
      clause =
          "What threads enqueue from contexts of an ordered queue keeps the order of each flow.",
      strategy = "Four threads pass events on to a plain queue, whose numbers are then compared.",
      ifFails = "The order that the contexts of a flow have.")
  void flowsOfOrderedQueuesAreOrdered(Fixture fixture) {
    Queue queue = queue(fixture, SchedSync.ORDERED);
    int flows = flows(queue);
    Event[] events = events(fixture, flows);
    enqueueAll(queue, events, flows);
    Queue to = fixture.plain(events.length);
    AtomicInteger left = new AtomicInteger(events.length);
    Scheduler scheduler = fixture.odp().scheduler();
    Deadline deadline = Deadline.standard();
    fixture.parallel(
        4,
        _ -> {
          while (left.get() > 0) {
            deadline.orFail(() -> "not every event has come");
            Event event = scheduler.schedule(1_000_000);
            if (event != null) {
              assertTrue(to.enqueue(event), "enqueue");
              left.decrementAndGet();
            }
          }
          scheduler.schedule(Scheduler.NO_WAIT);
        });
    long[] next = new long[flows];
    for (Event event = to.dequeue(); event != null; event = to.dequeue()) {
      int flow = event.flowId();
      assertEquals(next[flow]++ * flows + flow, Stamp.get(event), "number in the plain queue");
      event.free();
    }
    for (long seen : next) {
      assertEquals(EVENTS_PER_FLOW, seen, "events of a flow");
    }
  }

  @Conformance(
      clause = "A number of flows outside the capability is refused.",
      strategy = "None, and one more than the capability says.",
      ifFails = "The check of a queue's parameters.")
  void refusesMoreFlowsThanItCan(Fixture fixture) {
    SchedulerCapability can = fixture.odp().scheduler().capability();
    assertTrue(can.maxFlows() >= 1, can::toString);
    for (int flows : new int[] {0, can.maxFlows() + 1}) {
      SchedParam param = new SchedParam(SchedSync.PARALLEL, can.defaultPriority()).withFlows(flows);
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> fixture.odp().createQueue("", QueueParam.scheduled(param)));
      assertTrue(String.valueOf(e.getMessage()).contains("flows " + flows), e::getMessage);
    }
  }

  private static Queue queue(Fixture fixture, SchedSync sync) {
    fixture.requireSync(sync);
    SchedulerCapability can = fixture.odp().scheduler().capability();
    NotApplicable.unless(can.maxFlows() > 1, () -> "the scheduler's queues tell no flows apart");
    SchedParam param =
        new SchedParam(sync, can.defaultPriority()).withFlows(Math.min(FLOWS, can.maxFlows()));
    return fixture.queue(QueueParam.scheduled(param).withSize(FLOWS * EVENTS_PER_FLOW));
  }

  private static int flows(Queue queue) {
    return Objects.requireNonNull(queue.param().sched()).flows();
  }

  private static Event[] events(Fixture fixture, int flows) {
    int count = flows * EVENTS_PER_FLOW;
    return QueueCases.stamped(fixture.buffers(count), count);
  }

  private static void enqueueAll(Queue queue, Event[] events, int flows) {
    for (int i = 0; i < events.length; i++) {
      events[i].flowId(i % flows);
      assertTrue(queue.enqueue(events[i]), "enqueue");
    }
  }
}
