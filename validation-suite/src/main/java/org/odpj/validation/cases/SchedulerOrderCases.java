package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Stamp;

/** Ordered contexts: locks, waiting for the order, and queues that ignore it. */
@CasesOf("scheduler")
public final class SchedulerOrderCases {
  private static final int THREADS = 4;
  private static final int EVENTS = 2_000;
  private static final int BURST = 4;

  @Conformance(
      odp = "scheduler/scheduler_test_order_ignore",
      clause = "A queue that ignores order takes an event before an earlier context has ended.",
      strategy =
          "A thread holds the first context of an ordered queue until another, in the second, has"
              + " put its event into a plain queue that ignores order.",
      ifFails = "Whether enqueue looks at the destination's order parameter.")
  void ignoresOrder(Fixture fixture) {
    Queue from = fixture.scheduled(SchedSync.ORDERED, 2);
    Queue to = fixture.queue(QueueParam.plain().withSize(2).withOrder(QueueOrder.IGNORE));
    Event[] events = QueueCases.stamped(fixture.buffers(2), 2);
    assertEquals(2, from.enqueue(events, 0, 2), "events that fitted");
    Scheduler scheduler = fixture.odp().scheduler();
    Event first = SchedulerCases.scheduled(fixture);
    assertSame(events[0], first, "the first event");
    AtomicInteger passed = new AtomicInteger();
    fixture.parallel(
        1,
        _ -> {
          Event second = scheduler.schedule(Scheduler.NO_WAIT);
          if (second != null) {
            assertTrue(to.enqueue(second), "enqueue");
            passed.incrementAndGet();
          }
        });
    scheduler.releaseOrdered();
    scheduler.pause();
    scheduler.schedule(Scheduler.NO_WAIT); // Ends the first context.
    scheduler.resume();
    if (passed.get() == 0) {
      // The scheduler gives the next context only when the first has ended, which is allowed.
      assertSame(events[1], SchedulerCases.scheduled(fixture), "the second event");
      assertTrue(to.enqueue(events[1]), "enqueue");
      scheduler.schedule(Scheduler.NO_WAIT);
    }
    assertSame(events[1], to.dequeue(), "the event that was passed on");
    Event.freeAll(events, 0, 2);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_ordered_lock",
      clause = "The contexts get an ordered lock in their order, one at a time.",
      strategy =
          "Four threads take 2,000 numbered events in bursts; under lock 0 the numbers must come in"
              + " order. Every third context skips the lock, the last lock is taken by unlockLock.",
      ifFails = "What passes a lock on: unlock, and the end of a context that did not take it.")
  void locksFollowTheOrder(Fixture fixture) {
    new LockTraffic(fixture).run();
  }

  @Conformance(
      clause = "Ordered locks out of turn are refused, and the context stays as it was.",
      strategy =
          "Locks outside a context, of too high an index, twice, two at a time, and unlocks one"
              + " that is not held.",
      ifFails = "The state that a context keeps of its locks.")
  void refusesLocksOutOfTurn(Fixture fixture) {
    Queue queue = fixture.queue(locked(fixture, 2, 1));
    int locks = locks(fixture);
    Scheduler scheduler = fixture.odp().scheduler();
    Event event = Allocation.one(fixture.buffers(1));
    assertThrows(IllegalStateException.class, () -> scheduler.lock(0), "without a context");
    assertTrue(queue.enqueue(event), "enqueue");
    assertSame(event, SchedulerCases.scheduled(fixture), "what was scheduled");
    var e = assertThrows(IllegalArgumentException.class, () -> scheduler.lock(locks), "no such");
    Messages.assertNames(e, locks);
    assertThrows(IllegalStateException.class, () -> scheduler.unlock(0), "not held");
    scheduler.startLock(0);
    scheduler.waitLock(0);
    assertThrows(IllegalStateException.class, scheduler::orderWait, "orderWait under a lock");
    if (locks > 1) {
      assertThrows(IllegalStateException.class, () -> scheduler.lock(1), "two at a time");
    }
    scheduler.unlock(0);
    assertThrows(IllegalStateException.class, () -> scheduler.lock(0), "twice in a context");
    scheduler.schedule(Scheduler.NO_WAIT);
    event.free();
  }

  @Conformance(
      odp = "scheduler/scheduler_test_order_wait_1_thread",
      clause = "A thread whose context is the first does not wait for the order.",
      strategy = "One thread waits for the order with each of ten events, and without a context.",
      ifFails = "Where the count of ended contexts starts.")
  void orderWaitReturnsWhenFirst(Fixture fixture) {
    Queue queue = fixture.scheduled(SchedSync.ORDERED, 10);
    Scheduler scheduler = fixture.odp().scheduler();
    scheduler.orderWait();
    Event[] events = QueueCases.stamped(fixture.buffers(10), 10);
    assertEquals(10, queue.enqueue(events, 0, 10), "events that fitted");
    for (int i = 0; i < 10; i++) {
      Event event = SchedulerCases.scheduled(fixture);
      scheduler.orderWait();
      assertEquals(i, Stamp.get(event), "number of the event");
    }
    scheduler.schedule(Scheduler.NO_WAIT);
    Event.freeAll(events, 0, 10);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_order_wait_2_threads",
      clause = "Waiting for the order returns when the contexts before have ended, in order.",
      strategy =
          "Two threads take 2,000 events one by one; after the wait each must find that exactly the"
              + " earlier ones have been counted.",
      ifFails = "What ends a context: the next schedule call.")
  void orderWaitFollowsTheOrder(Fixture fixture) {
    Queue queue = fixture.scheduled(SchedSync.ORDERED, EVENTS);
    Event[] events = QueueCases.stamped(fixture.buffers(EVENTS), EVENTS);
    assertEquals(EVENTS, queue.enqueue(events, 0, EVENTS), "events that fitted");
    AtomicInteger counted = new AtomicInteger();
    Scheduler scheduler = fixture.odp().scheduler();
    fixture.parallel(
        2,
        _ -> {
          Deadline deadline = Deadline.standard();
          while (counted.get() < EVENTS) {
            Event event = scheduler.schedule(Scheduler.NO_WAIT);
            if (event == null) {
              deadline.orFail(() -> counted + " of " + EVENTS + " events came");
              continue;
            }
            scheduler.orderWait();
            assertEquals(counted.get(), Stamp.get(event), "number of the event whose turn it is");
            counted.incrementAndGet();
            event.free();
          }
          scheduler.schedule(Scheduler.NO_WAIT);
        });
  }

  @Conformance(
      clause = "A context that enqueues nothing holds up nobody once it has ended.",
      strategy =
          "Four threads pass on every other of 2,000 events from an ordered to a plain queue and"
              + " free the rest; the order of those that came through is checked.",
      ifFails = "What the end of a context does when its turn has not come.")
  void freedEventsHoldUpNobody(Fixture fixture) {
    Queue from = fixture.scheduled(SchedSync.ORDERED, EVENTS);
    Queue to = fixture.plain(EVENTS);
    Event[] events = QueueCases.stamped(fixture.buffers(EVENTS), EVENTS);
    assertEquals(EVENTS, from.enqueue(events, 0, EVENTS), "events that fitted");
    AtomicInteger left = new AtomicInteger(EVENTS);
    Scheduler scheduler = fixture.odp().scheduler();
    fixture.parallel(
        THREADS,
        _ -> {
          Deadline deadline = Deadline.standard();
          while (left.get() > 0) {
            Event event = scheduler.schedule(Scheduler.NO_WAIT);
            if (event == null) {
              deadline.orFail(() -> left + " events were never scheduled");
              continue;
            }
            if (Stamp.get(event) % 2 == 0) {
              event.free();
            } else {
              assertTrue(to.enqueue(event), "enqueue");
            }
            left.decrementAndGet();
          }
          scheduler.schedule(Scheduler.NO_WAIT);
        });
    for (int i = 1; i < EVENTS; i += 2) {
      Event event = to.dequeue();
      assertNotNull(event, () -> "the plain queue lacks events");
      assertEquals(i, Stamp.get(event), "number of the event in the plain queue");
      event.free();
    }
  }

  /** An ordered queue with as many locks as wanted, within the capability. */
  private static QueueParam locked(Fixture fixture, int wanted, int size) {
    fixture.requireSync(SchedSync.ORDERED);
    var can = fixture.odp().scheduler().capability();
    NotApplicable.unless(can.maxOrderedLocks() > 0, () -> "the scheduler has no ordered locks");
    int locks = Math.min(wanted, can.maxOrderedLocks());
    SchedParam param = new SchedParam(SchedSync.ORDERED, can.defaultPriority(), null, locks);
    return QueueParam.scheduled(param).withSize(size);
  }

  private static int locks(Fixture fixture) {
    return Math.min(2, fixture.odp().scheduler().capability().maxOrderedLocks());
  }

  /** Numbered events that several threads look at under ordered locks. */
  private static final class LockTraffic {
    private final Fixture fixture;
    private final Scheduler scheduler;
    private final Queue queue;
    private final int last;
    private final AtomicInteger left = new AtomicInteger(EVENTS);
    // Guarded by the ordered locks of the same index, which is what the case is about.
    private final long[] newest = {-1, -1};
    private final AtomicInteger[] inside = {new AtomicInteger(), new AtomicInteger()};

    LockTraffic(Fixture fixture) {
      this.fixture = fixture;
      this.scheduler = fixture.odp().scheduler();
      this.queue = fixture.queue(locked(fixture, 2, EVENTS));
      this.last = locks(fixture) - 1;
    }

    void run() {
      Event[] events = QueueCases.stamped(fixture.buffers(EVENTS), EVENTS);
      assertEquals(EVENTS, queue.enqueue(events, 0, EVENTS), "events that fitted");
      fixture.parallel(THREADS, _ -> work());
    }

    private void work() {
      Deadline deadline = Deadline.standard();
      Event[] burst = new Event[BURST];
      while (left.get() > 0) {
        int got = scheduler.schedule(burst, 0, BURST, Scheduler.NO_WAIT);
        if (got == 0) {
          deadline.orFail(() -> left + " events were never scheduled");
          continue;
        }
        long first = Stamp.get(burst[0]);
        if (first % 3 != 0) {
          scheduler.lock(0);
          enter(0, first);
          if (last > 0) {
            scheduler.unlockLock(0, last);
            enter(last, first);
          }
          scheduler.unlock(last);
        }
        Event.freeAll(burst, 0, got);
        left.addAndGet(-got);
      }
      scheduler.schedule(Scheduler.NO_WAIT);
    }

    @SuppressWarnings("ThreadPriorityCheck") // Time for another thread to come in, if it can.
    private void enter(int lock, long number) {
      assertEquals(1, inside[lock].incrementAndGet(), () -> "threads that hold lock " + lock);
      long before = newest[lock];
      assertTrue(
          number > before, () -> "event %d got lock %d after %d".formatted(number, lock, before));
      newest[lock] = number;
      Thread.yield();
      inside[lock].decrementAndGet();
    }
  }
}
