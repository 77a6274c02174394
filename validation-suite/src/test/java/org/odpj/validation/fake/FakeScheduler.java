package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.spi.SchedulerProvider;

/** A scheduler under one lock. */
final class FakeScheduler implements SchedulerProvider, Scheduler {
  private final Fault fault;
  private final Object lock = new Object();
  private final List<FakeQueue> queues = new ArrayList<>();
  private final Map<Thread, FakeQueue> sources = new HashMap<>();
  private final Map<FakeQueue, Thread> holders = new HashMap<>();
  private final Set<Thread> paused = new HashSet<>();

  FakeScheduler(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Scheduler scheduler() {
    return this;
  }

  @Override
  public Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    Consumer<Queue> forget =
        queue -> {
          synchronized (lock) {
            queues.removeIf(one -> one == queue);
          }
          onClose.accept(queue);
        };
    FakeQueue queue = new FakeQueue(name, param, Fault.NONE, forget, lock);
    synchronized (lock) {
      queues.add(queue);
      if (fault != Fault.SCHEDULER_IGNORES_PRIORITY) {
        queues.sort(Comparator.comparingInt(FakeScheduler::priority).reversed());
      }
    }
    return queue;
  }

  @Override
  public SchedulerCapability capability() {
    return new SchedulerCapability(
        EnumSet.of(SchedSync.PARALLEL, SchedSync.ATOMIC), 0, 7, 3, 64, 8_192);
  }

  @Override
  public @Nullable Event schedule(long waitNanos) {
    Event[] one = new Event[1];
    return schedule(one, 0, 1, waitNanos) == 1 ? one[0] : null;
  }

  @Override
  public int schedule(Event[] events, int offset, int count, long waitNanos) {
    Objects.checkFromIndexSize(offset, count, events.length);
    long wait =
        fault == Fault.SCHEDULER_WAITS_ALWAYS && waitNanos == NO_WAIT ? 15_000_000 : waitNanos;
    long end = System.nanoTime() + wait;
    synchronized (lock) {
      release();
      while (true) {
        int taken = take(events, offset, count);
        long left = wait == WAIT ? Long.MAX_VALUE : end - System.nanoTime();
        if (taken > 0 || count == 0 || wait == NO_WAIT || left <= 0) {
          return taken;
        }
        try {
          lock.wait(Math.clamp(left / 1_000_000, 1, 100));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return 0;
        }
      }
    }
  }

  private int take(Event[] events, int offset, int count) {
    Thread me = Thread.currentThread();
    if (paused.contains(me) && fault != Fault.SCHEDULER_IGNORES_PAUSE) {
      return 0;
    }
    for (FakeQueue queue : queues) {
      int taken = holders.containsKey(queue) ? 0 : queue.take(events, offset, count);
      if (taken > 0) {
        if (sync(queue) == SchedSync.ATOMIC && fault != Fault.SCHEDULER_IGNORES_ATOMICITY) {
          holders.put(queue, me);
        }
        sources.put(me, queue);
        return taken;
      }
    }
    return 0;
  }

  private void release() {
    FakeQueue queue = sources.remove(Thread.currentThread());
    if (queue != null && holders.remove(queue, Thread.currentThread())) {
      lock.notifyAll();
    }
  }

  @Override
  public @Nullable Queue source() {
    synchronized (lock) {
      return sources.get(Thread.currentThread());
    }
  }

  @Override
  public void releaseAtomic() {
    synchronized (lock) {
      holders.values().remove(Thread.currentThread());
      lock.notifyAll();
    }
  }

  @Override
  public void pause() {
    synchronized (lock) {
      paused.add(Thread.currentThread());
    }
  }

  @Override
  public void resume() {
    synchronized (lock) {
      paused.remove(Thread.currentThread());
    }
  }

  private static SchedSync sync(FakeQueue queue) {
    return sched(queue).sync();
  }

  private static int priority(FakeQueue queue) {
    return sched(queue).priority();
  }

  private static SchedParam sched(FakeQueue queue) {
    return Objects.requireNonNull(queue.param().sched());
  }
}
