package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Stamp;

/** What threads do at the two sides of plain queues. */
final class QueueTraffic {
  private static final int BURST = 8;

  private QueueTraffic() {}

  /**
   * Sends numbered events, as many at a time as there are tokens, and checks that they come back in
   * order. One at a time would cost a change of threads each where threads share a CPU.
   */
  static void send(Event[] tokens, int total, Queue there, Queue back) {
    Deadline deadline = Deadline.standard();
    Event[] in = new Event[tokens.length];
    int sent = 0;
    int received = 0;
    while (received < total) {
      for (boolean room = true; room && sent < total && sent - received < tokens.length; ) {
        Event token = tokens[sent % tokens.length];
        Stamp.put(token, sent);
        room = there.enqueue(token);
        sent += room ? 1 : 0;
      }
      int got = back.dequeue(in, 0, in.length);
      for (int i = 0; i < got; i++) {
        assertEquals(received++, Stamp.get(in[i]), "number of the event that came back");
      }
      if (got == 0) {
        int[] progress = {sent, received};
        deadline.orFail(
            () -> "%d events were sent, %d came back".formatted(progress[0], progress[1]));
      }
    }
  }

  /** Returns what comes, in bursts, until all has come. */
  static void bounce(int total, Queue there, Queue back) {
    Deadline deadline = Deadline.standard();
    Event[] burst = new Event[BURST];
    for (int done = 0; done < total; ) {
      int had = done;
      int got = there.dequeue(burst, 0, BURST);
      for (int sent = 0; sent < got; ) {
        int taken = back.enqueue(burst, sent, got - sent);
        sent += taken;
        if (taken == 0) {
          deadline.orFail(() -> "the way back is full after %d events".formatted(had));
        }
      }
      done += got;
      if (got == 0) {
        deadline.orFail(() -> "%d of %d events arrived".formatted(had, total));
      }
    }
  }

  /** Takes events out and puts them back; nobody else may hold an event meanwhile. */
  static void recirculate(Queue queue, AtomicIntegerArray holders, AtomicInteger moved, int total) {
    Deadline deadline = Deadline.standard();
    Event[] burst = new Event[BURST];
    while (moved.get() < total) {
      int got = queue.dequeue(burst, 0, BURST);
      for (int i = 0; i < got; i++) {
        int number = (int) Stamp.get(burst[i]);
        assertEquals(1, holders.incrementAndGet(number), "threads that hold event " + number);
      }
      for (int i = 0; i < got; i++) {
        holders.decrementAndGet((int) Stamp.get(burst[i]));
      }
      for (int put = 0; put < got; ) {
        int taken = queue.enqueue(burst, put, got - put);
        put += taken;
        if (taken == 0) {
          deadline.orFail(() -> "no room in a queue that holds no more than fits");
        }
      }
      moved.addAndGet(got);
      if (got == 0) {
        deadline.orFail(() -> "no event to be had after " + moved.get());
      }
    }
  }
}
