package org.odpj.linuxgeneric.schedule;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.sync.ThreadStates;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;

/**
 * A scheduler without a thread of its own: whoever calls takes the next queue that is ready.
 *
 * <p>Priorities are strict. Nothing is taken in advance, so a thread that pauses has nothing left
 * to deliver.
 */
final class LinuxScheduler implements Scheduler {
  private static final SchedulerCapability CAPABILITY =
      new SchedulerCapability(
          Set.of(SchedSync.PARALLEL, SchedSync.ATOMIC),
          0,
          ReadyQueues.PRIORITIES - 1,
          ReadyQueues.PRIORITIES / 2,
          ReadyQueues.MAX_QUEUES,
          1 << 20);

  private final ReadyQueues ready;
  private final ThreadStates<SchedContext> contexts = new ThreadStates<>(SchedContext::new);

  LinuxScheduler(ReadyQueues ready) {
    this.ready = ready;
  }

  @Override
  public SchedulerCapability capability() {
    return CAPABILITY;
  }

  @Override
  public @Nullable Event schedule(long waitNanos) {
    Event[] one = contexts.get().one;
    return schedule(one, 0, 1, waitNanos) == 0 ? null : one[0];
  }

  @Override
  public int schedule(Event[] events, int offset, int count, long waitNanos) {
    Objects.checkFromIndexSize(offset, count, events.length);
    if (waitNanos < WAIT) {
      throw new IllegalArgumentException(
          "a wait of %d ns: neither WAIT (-1) nor 0 or more".formatted(waitNanos));
    }
    SchedContext context = contexts.get();
    context.release();
    context.source = null;
    if (context.paused || count == 0) {
      return 0;
    }
    int taken = take(context, events, offset, count);
    if (taken == 0) {
      // A thread may have ended while it held a queue that has events.
      contexts.reap();
      taken = take(context, events, offset, count);
    }
    return taken > 0 || waitNanos == NO_WAIT
        ? taken
        : waitAndTake(context, events, offset, count, waitNanos);
  }

  private int waitAndTake(
      SchedContext context, Event[] events, int offset, int count, long waitNanos) {
    Waiting waiting = context.waiting;
    waiting.begin(waitNanos);
    int taken = 0;
    while (taken == 0 && waiting.goOn()) {
      taken = take(context, events, offset, count);
      if (taken == 0) {
        contexts.reap();
      }
    }
    return taken;
  }

  private int take(SchedContext context, Event[] events, int offset, int count) {
    for (SchedQueue queue = ready.next(); queue != null; queue = ready.next()) {
      queue.hold();
      int taken = queue.take(events, offset, count);
      if (taken > 0 && queue.isAtomic()) {
        context.held = queue;
      } else {
        queue.release();
      }
      if (taken > 0) {
        context.source = queue.view();
        return taken;
      }
    }
    return 0;
  }

  @Override
  public @Nullable Queue source() {
    return contexts.get().source;
  }

  @Override
  public void releaseAtomic() {
    contexts.get().release();
  }

  @Override
  public void pause() {
    contexts.get().paused = true;
  }

  @Override
  public void resume() {
    contexts.get().paused = false;
  }
}
