package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Stamp;

/** Queues with numbered events in them, and threads that schedule until all have come. */
final class SchedTraffic {
  private static final int BURST = 8;

  private final Fixture fixture;
  private final Scheduler scheduler;
  private final SchedForm form;
  private final List<Queue> queues = new ArrayList<>();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicIntegerArray holders;
  // Written within atomic contexts only: the contract makes each holder's writes visible to the
  // next.
  private final long[] next;
  private int threads = 1;

  SchedTraffic(Fixture fixture, SchedForm form, int[] priorities, int size) {
    this.fixture = fixture;
    this.scheduler = fixture.odp().scheduler();
    this.form = form;
    this.holders = new AtomicIntegerArray(priorities.length);
    this.next = new long[priorities.length];
    for (int i = 0; i < priorities.length; i++) {
      Queue queue = fixture.scheduled(form.sync, priorities[i], size);
      queue.context(i);
      queues.add(queue);
    }
  }

  /** Puts numbered events into every queue, in bursts or one by one. */
  void fill(int eventsPerQueue) {
    BufferPool pool = fixture.buffers(eventsPerQueue * queues.size());
    for (Queue queue : queues) {
      Event[] events = QueueCases.stamped(pool, eventsPerQueue);
      if (form.multi) {
        for (int done = 0; done < eventsPerQueue; ) {
          int taken = queue.enqueue(events, done, Math.min(BURST, eventsPerQueue - done));
          int had = done;
          assertTrue(taken > 0, () -> "only %d of %d events fitted".formatted(had, eventsPerQueue));
          done += taken;
        }
      } else {
        for (Event event : events) {
          assertTrue(queue.enqueue(event), "enqueue");
        }
      }
      left.addAndGet(eventsPerQueue);
    }
  }

  /**
   * Schedules in several threads until every event has come, in its queue's order where that is
   * promised.
   */
  void consume(int threadCount) {
    threads = threadCount;
    fixture.parallel(threadCount, _ -> consume());
    assertEquals(0, left.get(), "events that are missing");
    for (int i = 0; i < queues.size(); i++) {
      assertEquals(0, queues.get(i).length(), "length of queue " + i);
    }
  }

  /**
   * Holds the context of the only queue's first event, and has another thread ask again and again
   * meanwhile: it must get nothing, whatever the threads' timing.
   */
  void holdAgainstAnother(int tries) {
    Event[] held = new Event[BURST];
    Deadline deadline = Deadline.standard();
    int got = take(held);
    while (got == 0) {
      deadline.orFail(() -> "no event was scheduled");
      got = take(held);
    }
    fixture.parallel(
        1,
        _ -> {
          for (int i = 0; i < tries; i++) {
            Event stolen = scheduler.schedule(Scheduler.NO_WAIT);
            if (stolen != null) {
              stolen.free();
              fail("a second thread got an event of the queue while the first held its context");
            }
          }
        });
    // The context ends with the next schedule call, which while paused brings no new events.
    scheduler.pause();
    for (; got > 0; got = take(held)) {
      for (int i = 0; i < got; i++) {
        checkOrder(0, held[i]);
      }
      Event.freeAll(held, 0, got);
      left.addAndGet(-got);
    }
    scheduler.resume();
  }

  private void consume() {
    Deadline deadline = Deadline.standard();
    Event[] burst = new Event[BURST];
    while (left.get() > 0) {
      int got = take(burst);
      if (got == 0) {
        deadline.orFail(() -> left.get() + " events were never scheduled");
        continue;
      }
      int index = index(scheduler.source());
      enter(index);
      for (int i = 0; i < got; i++) {
        checkOrder(index, burst[i]);
      }
      leave(index);
      Event.freeAll(burst, 0, got);
      left.addAndGet(-got);
    }
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event after the last");
    assertNull(scheduler.source(), "the source of nothing");
  }

  private int take(Event[] burst) {
    if (form.multi) {
      return scheduler.schedule(burst, 0, BURST, Scheduler.NO_WAIT);
    }
    Event event = scheduler.schedule(Scheduler.NO_WAIT);
    if (event == null) {
      return 0;
    }
    burst[0] = event;
    return 1;
  }

  private int index(@Nullable Queue source) {
    assertNotNull(source, "the source of an event");
    Object context = source.context();
    assertTrue(context instanceof Integer, () -> "the source's object is " + context);
    int index = (Integer) context;
    assertSame(queues.get(index), source, "the source");
    return index;
  }

  private void enter(int index) {
    if (form.sync == SchedSync.ATOMIC) {
      assertEquals(
          1, holders.incrementAndGet(index), () -> "threads that hold atomic queue " + index);
    }
  }

  private void leave(int index) {
    if (form.sync == SchedSync.ATOMIC) {
      Thread.onSpinWait();
      holders.decrementAndGet(index);
    }
  }

  /** One thread gets every queue's events in order; several do so from atomic queues. */
  private void checkOrder(int index, Event event) {
    if (threads == 1 || form.sync == SchedSync.ATOMIC) {
      assertEquals(
          next[index]++, Stamp.get(event), () -> "number of the next event of queue " + index);
    }
  }

  /** As many times the default priority as there shall be queues, within the capability. */
  static int[] samePriority(Fixture fixture, int wanted) {
    var can = fixture.odp().scheduler().capability();
    int[] priorities = new int[Math.min(wanted, can.maxQueues())];
    Arrays.fill(priorities, can.defaultPriority());
    return priorities;
  }

  /** Priorities in turn, within the capability. */
  static int[] allPriorities(Fixture fixture, int wanted) {
    var can = fixture.odp().scheduler().capability();
    int[] priorities = new int[Math.min(wanted, can.maxQueues())];
    int levels = can.maxPriority() - can.minPriority() + 1;
    Arrays.setAll(priorities, i -> can.minPriority() + i % levels);
    return priorities;
  }
}
