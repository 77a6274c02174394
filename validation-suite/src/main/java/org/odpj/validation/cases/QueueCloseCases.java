package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/** Queues that are closed while threads use them. */
@CasesOf("queue")
public final class QueueCloseCases {
  private static final int SIZE = 16;
  private static final int ROUNDS = 100;

  /** Queues of every make. */
  enum Kind implements Variant {
    PLAIN,
    LOCK_FREE,
    SCHED;

    Queue make(Fixture fixture) {
      return switch (this) {
        case PLAIN -> fixture.plain(SIZE);
        case LOCK_FREE -> QueueForm.LOCK_FREE.plain(fixture, SIZE);
        case SCHED -> fixture.scheduled(SchedSync.PARALLEL, SIZE);
      };
    }
  }

  @Conformance(
      variants = Kind.class,
      clause = "Close beside enqueue loses no event: what a queue took came out before it closed.",
      strategy =
          "Two threads enqueue until the queue refuses by exception, a third takes events out and"
              + " closes as soon as it can; 100 times.",
      ifFails = "Whether close looks for events and shuts the queue in one step.")
  void closesBesideEnqueue(Fixture fixture, Kind kind) {
    Odp odp = fixture.odp();
    BufferPool pool = fixture.buffers(2 * SIZE);
    for (int round = 0; round < ROUNDS; round++) {
      Queue queue = kind.make(fixture);
      AtomicInteger inside = new AtomicInteger();
      fixture.parallel(
          3,
          thread -> {
            if (thread == 0) {
              drainAndClose(odp, queue, inside);
            } else {
              enqueueUntilClosed(queue, pool, inside);
            }
          });
      assertEquals(0, inside.get(), "events that a closed queue took and never gave back");
    }
  }

  private static void drainAndClose(Odp odp, Queue queue, AtomicInteger inside) {
    Deadline deadline = Deadline.standard();
    boolean begun = false;
    while (true) {
      Event event = take(odp, queue);
      if (event != null) {
        begun = true;
        inside.decrementAndGet();
        event.free();
      } else if (begun && closes(queue)) {
        return;
      } else {
        deadline.orFail(() -> "the queue could not be closed");
      }
    }
  }

  private static @Nullable Event take(Odp odp, Queue queue) {
    return queue.type() == QueueType.PLAIN
        ? queue.dequeue()
        : odp.scheduler().schedule(Scheduler.NO_WAIT);
  }

  private static boolean closes(Queue queue) {
    try {
      queue.close();
      return true;
    } catch (IllegalStateException e) {
      return false; // An event came in between.
    }
  }

  private static void enqueueUntilClosed(Queue queue, BufferPool pool, AtomicInteger inside) {
    Deadline deadline = Deadline.standard();
    while (true) {
      Buffer buffer = pool.alloc();
      if (buffer != null && !enqueue(queue, buffer, inside)) {
        return;
      }
      deadline.orFail(() -> "the queue was closed and throws nothing");
    }
  }

  /** False if the queue is closed. */
  private static boolean enqueue(Queue queue, Buffer buffer, AtomicInteger inside) {
    boolean taken = false;
    try {
      taken = queue.enqueue(buffer);
      inside.addAndGet(taken ? 1 : 0);
      return true;
    } catch (IllegalStateException e) {
      return false;
    } finally {
      if (!taken) {
        buffer.free();
      }
    }
  }
}
