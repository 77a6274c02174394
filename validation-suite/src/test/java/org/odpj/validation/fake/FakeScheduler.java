package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.spi.BackendContext;
import org.odpj.spi.EventSource;
import org.odpj.spi.SchedulerProvider;

/**
 * A scheduler under one lock. It treats ordered queues like atomic ones: with one context at a time
 * there is nothing to put in order.
 */
final class FakeScheduler implements SchedulerProvider, Scheduler {
  private final Fault fault;
  private final BackendContext plane;
  private final Object lock = new Object();
  private final List<FakeQueue> queues = new ArrayList<>();
  private final List<EventSource> inputs = new ArrayList<>();
  private final Map<Thread, FakeQueue> sources = new HashMap<>();
  private final Map<FakeQueue, Thread> holders = new HashMap<>();
  private final Set<Thread> paused = new HashSet<>();
  private final Map<Thread, FakeLocks> lockStates = new HashMap<>();
  private final FakeGroups groups;

  FakeScheduler(Fault fault, BackendContext plane) {
    this.plane = plane;
    this.fault = fault;
    this.groups = new FakeGroups(fault);
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
          groups.detach(param);
          onClose.accept(queue);
        };
    groups.attach(param);
    FakeQueue queue = new FakeQueue(name, param, queueFault(), plane, forget, lock);
    synchronized (lock) {
      queues.add(queue);
      if (fault != Fault.SCHEDULER_IGNORES_PRIORITY) {
        queues.sort(Comparator.comparingInt(FakeScheduler::priority).reversed());
      }
    }
    return queue;
  }

  /** Scheduled queues break only the rules of aggregators: the others are those of plain queues. */
  private Fault queueFault() {
    return fault.name().startsWith("AGGREGATOR") ? fault : Fault.NONE;
  }

  @Override
  public SchedulerCapability capability() {
    return new SchedulerCapability(
        EnumSet.allOf(SchedSync.class), 0, 7, 3, 64, 8_192, true, 2, 4, 8, FakeQueues.AGGREGATORS);
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
    while (true) {
      passOverdue();
      synchronized (lock) {
        release();
        int taken = take(events, offset, count);
        if (taken == 0 && fault != Fault.SCHEDULER_POLLS_NO_SOURCE) {
          inputs.forEach(EventSource::poll);
          taken = take(events, offset, count);
        }
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

  private void passOverdue() {
    List<FakeQueue> all;
    synchronized (lock) {
      all = List.copyOf(queues);
    }
    all.forEach(FakeQueue::passOverdue);
  }

  @Override
  public void addSource(EventSource source) {
    synchronized (lock) {
      inputs.add(source);
    }
  }

  @Override
  public void removeSource(EventSource source) {
    synchronized (lock) {
      inputs.remove(source);
    }
  }

  private int take(Event[] events, int offset, int count) {
    Thread me = Thread.currentThread();
    if (paused.contains(me) && fault != Fault.SCHEDULER_IGNORES_PAUSE) {
      return 0;
    }
    for (FakeQueue queue : queues) {
      boolean mine = !holders.containsKey(queue) && groups.serves(queue, me);
      int taken = mine ? queue.take(events, offset, count) : 0;
      if (taken > 0) {
        if (holds(queue)) {
          holders.put(queue, me);
        }
        if (fault == Fault.SCHEDULER_SWAPS_EVENTS_OF_FLOWS && sched(queue).flows() > 1) {
          Event first = events[offset];
          events[offset] = events[offset + taken - 1];
          events[offset + taken - 1] = first;
        }
        sources.put(me, queue);
        if (sched(queue).sync() == SchedSync.ORDERED) {
          lockStates.put(me, new FakeLocks(sched(queue).orderedLocks()));
        }
        return taken;
      }
    }
    return 0;
  }

  private void release() {
    lockStates.remove(Thread.currentThread());
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
      if (!lockStates.containsKey(Thread.currentThread())) {
        holders.values().remove(Thread.currentThread());
        lock.notifyAll();
      }
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

  private boolean holds(FakeQueue queue) {
    return switch (sched(queue).sync()) {
      case PARALLEL -> false;
      case ATOMIC -> fault != Fault.SCHEDULER_IGNORES_ATOMICITY;
      case ORDERED -> fault != Fault.SCHEDULER_IGNORES_ORDER;
    };
  }

  @Override
  public void serveAll() {
    groups.serveAll(Thread.currentThread());
  }

  @Override
  public void releaseOrdered() {
    // A hint.
  }

  @Override
  public void prefetch(int count) {
    // A hint.
  }

  @Override
  public void lock(int index) {
    synchronized (lock) {
      locks().lock(index);
    }
  }

  @Override
  public void unlock(int index) {
    synchronized (lock) {
      locks().unlock(index);
    }
  }

  @Override
  public void unlockLock(int unlock, int lock) {
    unlock(unlock);
    lock(lock);
  }

  @Override
  public void startLock(int index) {
    synchronized (this.lock) {
      locks().check(index);
    }
  }

  @Override
  public void waitLock(int index) {
    lock(index);
  }

  @Override
  public void orderWait() {
    synchronized (lock) {
      FakeLocks locks = lockStates.get(Thread.currentThread());
      if (locks != null) {
        locks.checkNoneHeld();
      }
    }
  }

  /** Called with the lock held. */
  private FakeLocks locks() {
    FakeLocks locks = lockStates.get(Thread.currentThread());
    if (locks == null) {
      throw new IllegalStateException("the thread is in no ordered context");
    }
    return locks;
  }

  @Override
  public SchedGroup allGroup() {
    return groups.all();
  }

  @Override
  public SchedGroup workerGroup() {
    return groups.worker();
  }

  @Override
  public SchedGroup controlGroup() {
    return groups.control();
  }

  @Override
  public SchedGroup createGroup(String name, Collection<? extends Thread> threads) {
    return groups.create(name, threads);
  }

  @Override
  public Optional<SchedGroup> lookupGroup(String name) {
    return groups.lookup(name);
  }

  @Override
  public String describe() {
    return "fake scheduler";
  }

  private static int priority(FakeQueue queue) {
    return sched(queue).priority();
  }

  private static SchedParam sched(FakeQueue queue) {
    return Objects.requireNonNull(queue.param().sched());
  }
}
