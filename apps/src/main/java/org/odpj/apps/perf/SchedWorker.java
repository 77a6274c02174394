package org.odpj.apps.perf;

import java.util.Objects;
import org.odpj.apps.run.Idle;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/** Schedules events and enqueues them again: to where they came from, or to the next queue. */
final class SchedWorker extends PerfWorker {
  private final Scheduler scheduler;
  private final boolean forward;
  private final Event[] events;
  private final Idle idle;

  SchedWorker(Scheduler scheduler, boolean forward, int burst, long warmUp, long count, Idle idle) {
    super(warmUp, count);
    this.scheduler = scheduler;
    this.forward = forward;
    this.events = new Event[burst];
    this.idle = idle;
  }

  @Override
  long work(long wanted) {
    long done = 0;
    while (done < wanted && !isStopped()) {
      int taken = pass();
      if (taken == 0) {
        idle.idle();
      } else {
        idle.reset();
      }
      done += taken;
    }
    return done;
  }

  private int pass() {
    int taken = scheduler.schedule(events, 0, events.length, Scheduler.NO_WAIT);
    if (taken > 0) {
      Queue queue = Objects.requireNonNull(scheduler.source());
      if (forward) {
        queue = (Queue) Objects.requireNonNull(queue.context());
      }
      for (int sent = 0; sent < taken; ) {
        sent += queue.enqueue(events, sent, taken - sent);
      }
    }
    return taken;
  }

  /** Fetches what was taken in advance, so that others can have it. */
  @Override
  void finish() {
    scheduler.pause();
    while (pass() > 0) {
      idle.reset();
    }
    scheduler.resume();
  }
}
