package org.odpj.apps.perf;

import java.util.List;
import org.odpj.event.Event;
import org.odpj.queue.Queue;

/** Takes events out of one queue after the other, and puts them into that queue or its partner. */
final class QueueWorker extends PerfWorker {
  private final Queue[] from;
  private final Queue[] to;
  private final Event[] events;
  private final boolean single;
  private int next;

  /** A worker; with a burst of 0 it uses the calls for one event. */
  QueueWorker(List<Queue> from, List<Queue> to, int burst, long warmUp, long rounds) {
    super(warmUp, rounds);
    this.from = from.toArray(Queue[]::new);
    this.to = to.toArray(Queue[]::new);
    this.events = new Event[Math.max(1, burst)];
    this.single = burst == 0;
  }

  @Override
  long work(long rounds) {
    return single ? one(rounds) : bursts(rounds);
  }

  private long one(long rounds) {
    long done = 0;
    int index = next;
    while (done < rounds && !isStopped()) {
      Event event = from[index].dequeue();
      if (event != null) {
        while (!to[index].enqueue(event) && !isStopped()) {
          Thread.onSpinWait();
        }
        done++;
      }
      index = index + 1 == from.length ? 0 : index + 1;
    }
    next = index;
    return done;
  }

  private long bursts(long rounds) {
    long moved = 0;
    int index = next;
    for (long done = 0; done < rounds && !isStopped(); ) {
      int taken = from[index].dequeue(events, 0, events.length);
      if (taken > 0) {
        for (int sent = 0; sent < taken; ) {
          sent += to[index].enqueue(events, sent, taken - sent);
        }
        moved += taken;
        done++;
      }
      index = index + 1 == from.length ? 0 : index + 1;
    }
    next = index;
    return moved;
  }

  @Override
  void finish() {}
}
