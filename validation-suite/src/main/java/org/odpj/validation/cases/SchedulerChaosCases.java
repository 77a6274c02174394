package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Stamp;
import org.odpj.validation.suite.Variant;

/** Events that wander between scheduled queues in several threads. */
@CasesOf("scheduler")
public final class SchedulerChaosCases {
  private static final int QUEUES = 6;
  private static final int EVENTS = 60;
  private static final int HOPS = 300;
  private static final int THREADS = 4;
  private static final int BURST = 8;

  @Conformance(
      odp = "scheduler/scheduler_test_{variant}",
      variants = Sync.class,
      clause = "No event is lost or doubled while threads move events between queues.",
      strategy = "60 events make 300 hops each over six queues at random; then all are free again.",
      ifFails = "A queue that becomes non-empty while it is being put aside.")
  void wander(Fixture fixture, Sync sync) {
    new Chaos(fixture, List.of(sync.sync)).run();
  }

  @Conformance(
      odp = "scheduler/scheduler_test_chaos",
      clause = "Queues of different promises do not disturb each other.",
      strategy =
          "60 events make 300 hops each over six queues of every promise that the scheduler has.",
      ifFails = "What differs between the promises when a queue is scheduled again.")
  void wanderBetweenPromises(Fixture fixture) {
    Set<SchedSync> syncs = fixture.odp().scheduler().capability().syncs();
    new Chaos(fixture, List.copyOf(syncs)).run();
  }

  @Conformance(
      odp = "scheduler/scheduler_test_atomicity",
      clause =
          "The context of an atomic queue lasts until the thread's next schedule call, even when"
              + " its events are gone.",
      strategy =
          "A thread takes the only event, enqueues it again and counts itself out only then; four"
              + " threads.",
      ifFails = "Whether enqueue or free ends the context.")
  void contextsOutlastTheirEvents(Fixture fixture) {
    new Chaos(fixture, List.of(SchedSync.ATOMIC)).run();
  }

  /** From atomic and from ordered queues. */
  enum Source implements Variant {
    ATOMIC(SchedSync.ATOMIC),
    ORDERED(SchedSync.ORDERED);

    final SchedSync sync;

    Source(SchedSync sync) {
      this.sync = sync;
    }
  }

  @Conformance(
      odp = "scheduler/scheduler_test_{variant}_and_plain",
      variants = Source.class,
      clause =
          "What is enqueued to a plain queue within contexts of one queue keeps that queue's"
              + " order.",
      strategy = "Four threads pass 2,000 numbered events on to a plain queue.",
      ifFails =
          "Where the next context begins, and for ordered queues where enqueued events wait for"
              + " their turn.")
  void orderIsKeptIntoAPlainQueue(Fixture fixture, Source source) {
    int max =
        Math.min(
            fixture.odp().queueCapability().maxSize(),
            fixture.odp().scheduler().capability().maxQueueSize());
    int count = Math.min(2_000, max);
    Queue from = fixture.scheduled(source.sync, count);
    Queue to = fixture.plain(count);
    Event[] events = QueueCases.stamped(fixture.buffers(count), count);
    for (Event event : events) {
      assertTrue(from.enqueue(event), "enqueue");
    }
    AtomicInteger left = new AtomicInteger(count);
    fixture.parallel(THREADS, _ -> passOn(fixture.odp().scheduler(), to, left));
    for (int i = 0; i < count; i++) {
      Event event = to.dequeue();
      assertNotNull(event, () -> "the plain queue lacks events");
      assertEquals(i, Stamp.get(event), "number of the event in the plain queue");
    }
    Event.freeAll(events, 0, count);
  }

  private static void passOn(Scheduler scheduler, Queue to, AtomicInteger left) {
    Deadline deadline = Deadline.standard();
    Event[] burst = new Event[BURST];
    while (left.get() > 0) {
      int got = scheduler.schedule(burst, 0, BURST, Scheduler.NO_WAIT);
      if (got == 0) {
        deadline.orFail(() -> left.get() + " events were never scheduled");
        continue;
      }
      assertEquals(got, to.enqueue(burst, 0, got), "events that the plain queue took");
      left.addAndGet(-got);
    }
    scheduler.schedule(Scheduler.NO_WAIT);
  }

  /** The wandering events. An event's stamp is how many hops are left. */
  private static final class Chaos {
    private final Fixture fixture;
    private final Scheduler scheduler;
    private final List<Queue> queues = new ArrayList<>();
    private final AtomicIntegerArray holders = new AtomicIntegerArray(QUEUES);
    private final AtomicInteger left = new AtomicInteger(EVENTS);

    Chaos(Fixture fixture, List<SchedSync> syncs) {
      this.fixture = fixture;
      this.scheduler = fixture.odp().scheduler();
      for (int i = 0; i < QUEUES; i++) {
        Queue queue = fixture.scheduled(syncs.get(i % syncs.size()), EVENTS);
        queue.context(i);
        queues.add(queue);
      }
    }

    void run() {
      List<? extends Event> events = Allocation.buffers(fixture.buffers(EVENTS), EVENTS);
      for (int i = 0; i < EVENTS; i++) {
        Stamp.put(events.get(i), HOPS);
        assertTrue(queues.get(i % QUEUES).enqueue(events.get(i)), "enqueue");
      }
      fixture.parallel(THREADS, this::work);
      queues.forEach(queue -> assertEquals(0, queue.length(), "length of a queue at the end"));
    }

    private void work(int thread) {
      Random random = new Random(fixture.random().nextLong() + thread);
      Deadline deadline = Deadline.standard();
      Event[] burst = new Event[BURST];
      while (left.get() > 0) {
        int got = scheduler.schedule(burst, 0, 1 + random.nextInt(BURST), Scheduler.NO_WAIT);
        if (got == 0) {
          deadline.orFail(() -> left.get() + " of " + EVENTS + " events are missing");
          continue;
        }
        Queue source = scheduler.source();
        assertNotNull(source, "the source of an event");
        SchedParam param = source.param().sched();
        boolean atomic = param != null && param.sync() == SchedSync.ATOMIC;
        int index = queues.indexOf(source);
        if (atomic) {
          assertEquals(
              1, holders.incrementAndGet(index), () -> "threads that hold atomic queue " + index);
        }
        for (int i = 0; i < got; i++) {
          hop(burst[i], queues.get(random.nextInt(QUEUES)));
        }
        if (atomic) {
          holders.decrementAndGet(index);
        }
      }
      scheduler.schedule(Scheduler.NO_WAIT);
    }

    private void hop(Event event, Queue target) {
      long hops = Stamp.get(event) - 1;
      if (hops == 0) {
        event.free();
        left.decrementAndGet();
      } else {
        Stamp.put(event, hops);
        assertTrue(target.enqueue(event), "a queue that all events fit into is full");
      }
    }
  }
}
