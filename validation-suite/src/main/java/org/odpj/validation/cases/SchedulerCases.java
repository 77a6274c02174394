package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.odpj.buffer.BufferPool;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.thread.ThreadType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Stamp;
import org.odpj.validation.suite.Variant;

/** The scheduler's control: capability, waiting, priorities, pausing, limits. */
@CasesOf("scheduler")
public final class SchedulerCases {
  private static final int SIZE = 64;
  private static final long MILLI = 1_000_000;

  @Conformance(
      odp = "scheduler/scheduler_test_capa",
      clause = "The capability's numbers fit each other, and a default queue can be made.",
      strategy = "Compares bounds; makes a parallel queue of the default priority.",
      ifFails = "The scheduler's capability().")
  void capabilityIsSane(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    SchedulerCapability can = scheduler.capability();
    assertTrue(can.syncs().contains(SchedSync.PARALLEL), () -> "promises " + can.syncs());
    assertTrue(can.minPriority() >= 0 && can.minPriority() <= can.defaultPriority(), can::toString);
    assertTrue(can.defaultPriority() <= can.maxPriority(), can::toString);
    assertTrue(can.maxQueues() >= 1 && can.maxQueueSize() >= 1, can::toString);
    fixture.queue(QueueParam.scheduled(SchedSync.PARALLEL, can.defaultPriority()));
    assertSame(scheduler, fixture.odp().scheduler(), "the scheduler");
  }

  @Conformance(
      odp = "scheduler/scheduler_test_wait_time",
      clause = "A call that shall not wait does not; one that shall wait waits at least so long.",
      strategy =
          "100 calls with NO_WAIT within 1 s; three waits of 50 ms, each at least that, all"
              + " within 5 s.",
      ifFails = "Parking with a time that is rounded down.")
  void waitsAsLongAsAsked(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    fixture.scheduled(SchedSync.PARALLEL, SIZE);
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event of empty queues");
    }
    long noWait = (System.nanoTime() - start) / MILLI;
    assertTrue(noWait < 1_000, () -> "100 calls with NO_WAIT took %d ms".formatted(noWait));
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      assertNull(scheduler.schedule(50 * MILLI), "an event of empty queues");
      long waited = System.nanoTime() - before;
      assertTrue(waited >= 50 * MILLI, () -> "a wait of 50 ms took %d ns".formatted(waited));
      assertTrue(waited < 5_000 * MILLI, () -> "a wait of 50 ms took %d ns".formatted(waited));
    }
  }

  @Conformance(
      odp = "scheduler/scheduler_test_wait",
      clause = "Every form of the call delivers an event that waits.",
      strategy = "WAIT, a time and NO_WAIT, one by one and in a burst.",
      ifFails = "The form that is named.")
  void everyFormDelivers(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, SIZE);
    Event event = Allocation.one(fixture.buffers(1));
    Event[] burst = new Event[4];
    for (long wait : new long[] {Scheduler.WAIT, 10_000 * MILLI, Scheduler.NO_WAIT}) {
      assertTrue(queue.enqueue(event), "enqueue");
      assertSame(event, scheduler.schedule(wait), () -> "schedule with a wait of " + wait);
      assertSame(queue, scheduler.source(), "the source");
      assertTrue(queue.enqueue(event), "enqueue");
      assertEquals(1, scheduler.schedule(burst, 1, 3, wait), () -> "burst with a wait of " + wait);
      assertSame(event, burst[1], "the event of the burst");
      assertNull(burst[0], "the element before the burst");
      assertNull(burst[2], "the element after the burst");
    }
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event of an empty queue");
    assertNull(scheduler.source(), "the source of nothing");
    event.free();
  }

  @Conformance(
      clause = "A thread that waits gets an event that another thread enqueues later.",
      strategy =
          "One thread waits without bound a hundred times; another enqueues when the last event was"
              + " taken.",
      ifFails = "The window between looking for events and parking.")
  void wakesAWaitingThread(Fixture fixture) {
    int rounds = 100;
    Scheduler scheduler = fixture.odp().scheduler();
    Queue queue = fixture.scheduled(SchedSync.ATOMIC, SIZE);
    Queue back = fixture.plain(SIZE);
    Event event = Allocation.one(fixture.buffers(1));
    fixture.parallel(
        2,
        thread -> {
          Event token = event;
          for (int i = 0; i < rounds; i++) {
            if (thread == 0) {
              Event got = scheduler.schedule(Scheduler.WAIT);
              assertNotNull(got, "what a thread got that waits without bound");
              assertTrue(back.enqueue(got), "enqueue");
            } else {
              assertTrue(queue.enqueue(token), "enqueue");
              token = awaited(back);
            }
          }
          scheduler.schedule(Scheduler.NO_WAIT);
        });
    event.free();
  }

  @Conformance(
      clause = "A waiting thread that is interrupted returns with nothing.",
      strategy = "Interrupts a thread that waits without bound on empty queues.",
      ifFails = "How the scheduler parks.")
  void interruptsEndWaiting(Fixture fixture) throws InterruptedException {
    Scheduler scheduler = fixture.odp().scheduler();
    fixture.scheduled(SchedSync.PARALLEL, SIZE);
    List<Event> got = new ArrayList<>();
    Thread waiting =
        fixture
            .odp()
            .thread(
                "waiting",
                ThreadType.WORKER,
                null,
                () -> {
                  Event event = scheduler.schedule(Scheduler.WAIT);
                  if (event != null) {
                    got.add(event);
                  }
                });
    waiting.start();
    waiting.interrupt();
    waiting.join(20_000);
    assertTrue(!waiting.isAlive(), "the thread still waits 20 s after it was interrupted");
    assertEquals(List.of(), got, "what the interrupted thread got");
  }

  @Conformance(
      odp = "scheduler/scheduler_test_num_prio",
      clause = "Every priority of the capability can be used.",
      strategy = "A queue of each priority delivers an event; those outside are refused.",
      ifFails = "Levels counted from another end.")
  void servesEveryPriority(Fixture fixture) {
    SchedulerCapability can = fixture.odp().scheduler().capability();
    Event event = Allocation.one(fixture.buffers(1));
    for (int priority = can.minPriority(); priority <= can.maxPriority(); priority++) {
      try (Queue queue =
          fixture.odp().createQueue("one", QueueParam.scheduled(SchedSync.PARALLEL, priority))) {
        assertTrue(queue.enqueue(event), "enqueue");
        assertSame(event, scheduled(fixture), "what was scheduled");
        fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
      }
    }
    event.free();
    int above = can.maxPriority() + 1;
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> fixture.scheduled(SchedSync.PARALLEL, above, 1));
    Messages.assertNames(e, above);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_queue_destroy",
      variants = Sync.class,
      clause = "A queue can be made, used and closed again and again.",
      strategy = "Twenty times: make, enqueue, schedule, close.",
      ifFails = "What a closed queue leaves in the scheduler.")
  void queuesComeAndGo(Fixture fixture, Sync sync) {
    fixture.requireSync(sync.sync);
    int priority = fixture.odp().scheduler().capability().defaultPriority();
    Event event = Allocation.one(fixture.buffers(1));
    for (int i = 0; i < 20; i++) {
      try (Queue queue =
          fixture.odp().createQueue("brief", QueueParam.scheduled(sync.sync, priority))) {
        assertTrue(queue.enqueue(event), "enqueue");
        assertSame(event, scheduled(fixture), "what was scheduled");
        assertNull(
            fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "an event of an empty queue");
      }
    }
    event.free();
  }

  @Conformance(
      odp = "scheduler/scheduler_test_queue_size",
      variants = Sync.class,
      clause = "A queue holds as many events as it was asked for.",
      strategy = "Fills a queue of the largest size (at most 2,048) and schedules all.",
      ifFails = "A ring that keeps one element free.")
  void holdsItsSize(Fixture fixture, Sync sync) {
    int size = Math.min(2_048, fixture.odp().scheduler().capability().maxQueueSize());
    Queue queue = fixture.scheduled(sync.sync, size);
    Event[] events = QueueCases.stamped(fixture.buffers(size), size);
    for (int i = 0; i < size; i++) {
      int had = i;
      assertTrue(
          queue.enqueue(events[i]), () -> "only %d of %d events fitted".formatted(had, size));
    }
    for (int i = 0; i < size; i++) {
      assertEquals(i, Stamp.get(scheduled(fixture)), "number of the event");
    }
    assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "an event after the last");
    Event.freeAll(events, 0, size);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_queue_priority",
      variants = Sync.class,
      clause = "Events of higher priority are scheduled first.",
      strategy =
          "Fills queues of the lowest, the default and the highest priority, the lowest first; one"
              + " thread.",
      ifFails = "Which number is served first: the larger.")
  void higherPriorityFirst(Fixture fixture, Sync sync) {
    SchedulerCapability can = fixture.odp().scheduler().capability();
    int[] priorities =
        IntStream.of(can.minPriority(), can.defaultPriority(), can.maxPriority())
            .distinct()
            .toArray();
    BufferPool pool = fixture.buffers(10 * priorities.length);
    for (int priority : priorities) {
      Queue queue = fixture.scheduled(sync.sync, priority, SIZE);
      for (int i = 0; i < 10; i++) {
        Event event = Allocation.one(pool);
        Stamp.put(event, priority);
        assertTrue(queue.enqueue(event), "enqueue");
      }
    }
    for (int level = priorities.length - 1; level >= 0; level--) {
      for (int i = 0; i < 10; i++) {
        Event event = scheduled(fixture);
        assertEquals(priorities[level], Stamp.get(event), "priority of the next event");
        event.free();
      }
    }
    assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "an event after the last");
  }

  @Conformance(
      odp = "scheduler/scheduler_test_full_queues",
      clause =
          "With as many queues as the capability says, each with events, every event is scheduled.",
      strategy = "Fills all queues with two events each, schedules all, refuses one queue more.",
      ifFails = "The ring of ready queues: it must hold all of them.")
  void schedulesAllQueuesWhenFull(Fixture fixture) {
    int max = fixture.odp().scheduler().capability().maxQueues();
    allQueues(fixture, SchedSync.PARALLEL, max, 2);
    OdpException e =
        assertThrows(
            OdpException.class, () -> fixture.scheduled(SchedSync.PARALLEL, 1), "one queue more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  /** ODP's letters for the promises. */
  enum Letter implements Variant {
    P(SchedSync.PARALLEL),
    A(SchedSync.ATOMIC),
    O(SchedSync.ORDERED);

    final SchedSync sync;

    Letter(SchedSync sync) {
      this.sync = sync;
    }
  }

  @Conformance(
      odp = "scheduler/scheduler_test_max_queues_{variant}",
      variants = Letter.class,
      clause = "As many queues of each promise as the capability says can be open, and each works.",
      strategy = "Opens all, puts one event into each, schedules all.",
      ifFails = "Tables of fixed size.")
  void opensTheMostQueues(Fixture fixture, Letter letter) {
    fixture.requireSync(letter.sync);
    allQueues(fixture, letter.sync, fixture.odp().scheduler().capability().maxQueues(), 1);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_pause_resume",
      clause =
          "A paused thread gets no more than it had taken in advance; resumed, it gets the rest.",
      strategy =
          "Pauses after one of 32 events, drains until nothing comes, resumes, counts to 32.",
      ifFails = "Events in the thread's stash when it pauses.")
  void pausesAndResumes(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, SIZE);
    Event[] events = QueueCases.stamped(fixture.buffers(32), 32);
    assertEquals(32, queue.enqueue(events, 0, 32), "events that fitted");
    Event first = scheduled(fixture);
    assertEquals(0, Stamp.get(first), "number of the first event");
    scheduler.pause();
    int got = 1;
    while (scheduler.schedule(Scheduler.NO_WAIT) != null) {
      got++;
    }
    assertNull(
        scheduler.schedule(Scheduler.NO_WAIT), "an event after the paused thread had its last");
    scheduler.resume();
    for (; got < 32; got++) {
      assertEquals(got, Stamp.get(scheduled(fixture)), "number of the event");
    }
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event after the last");
    Event.freeAll(events, 0, 32);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_pause_enqueue",
      clause = "What is enqueued while a thread is paused is not scheduled to it, and not lost.",
      strategy = "Pauses on empty queues, enqueues 10, gets nothing, resumes, gets 10.",
      ifFails = "Whether pause is looked at before the queues.")
  void keepsEventsForLater(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, SIZE);
    Event[] events = QueueCases.stamped(fixture.buffers(10), 10);
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event of an empty queue");
    scheduler.pause();
    assertEquals(10, queue.enqueue(events, 0, 10), "events that fitted");
    boolean nothing = scheduler.schedule(Scheduler.NO_WAIT) == null;
    scheduler.resume();
    assertTrue(nothing, "a paused thread got an event that was enqueued after the pause");
    for (int i = 0; i < 10; i++) {
      assertEquals(i, Stamp.get(scheduled(fixture)), "number of the event");
    }
    scheduler.schedule(Scheduler.NO_WAIT);
    Event.freeAll(events, 0, 10);
  }

  @Conformance(
      clause = "A range outside the array is refused, and no event is taken.",
      strategy = "Schedules into ranges outside an array of 4 with one event waiting.",
      ifFails = "Whether the range is checked first.")
  void checksRanges(Fixture fixture) {
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, SIZE);
    Event event = Allocation.one(fixture.buffers(1));
    assertTrue(queue.enqueue(event), "enqueue");
    for (int[] range : Ranges.outside(4)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () ->
              fixture
                  .odp()
                  .scheduler()
                  .schedule(new Event[4], range[0], range[1], Scheduler.NO_WAIT),
          () -> Ranges.text(range, 4));
    }
    assertSame(event, scheduled(fixture), "what was scheduled");
    fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
    event.free();
  }

  private static void allQueues(Fixture fixture, SchedSync sync, int count, int eventsEach) {
    BufferPool pool = fixture.buffers(count * eventsEach);
    for (int i = 0; i < count; i++) {
      Queue queue = fixture.scheduled(sync, eventsEach);
      for (Event event : QueueCases.stamped(pool, eventsEach)) {
        assertTrue(queue.enqueue(event), "enqueue");
      }
    }
    for (int i = 0; i < count * eventsEach; i++) {
      scheduled(fixture).free();
    }
    assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "an event after the last");
  }

  /** The next event, which must be there. */
  static Event scheduled(Fixture fixture) {
    Deadline deadline = Deadline.seconds(5);
    while (true) {
      Event event = fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
      if (event != null) {
        return event;
      }
      deadline.orFail(() -> "no event was scheduled");
    }
  }

  private static Event awaited(Queue plain) {
    Deadline deadline = Deadline.standard();
    while (true) {
      Event event = plain.dequeue();
      if (event != null) {
        return event;
      }
      deadline.orFail(() -> "no event came back");
    }
  }
}
