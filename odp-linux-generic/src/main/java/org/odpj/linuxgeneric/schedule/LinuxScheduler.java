package org.odpj.linuxgeneric.schedule;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.queue.LinuxQueues;
import org.odpj.linuxgeneric.sync.ThreadStates;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;
import org.odpj.spi.EventSource;

/**
 * A scheduler without a thread of its own: whoever calls takes the next queue that is ready.
 *
 * <p>A thread that asks for a few events takes more of them in advance; of the three lowest
 * priorities fewer, so that what is urgent waits less.
 */
final class LinuxScheduler implements Scheduler, ServedThreads {
  private static final int MAX_ORDERED_LOCKS = 8;
  private static final int MAX_FLOWS = 256;
  private static final SchedulerCapability CAPABILITY =
      new SchedulerCapability(
          Set.of(SchedSync.PARALLEL, SchedSync.ATOMIC, SchedSync.ORDERED),
          0,
          ReadyQueues.PRIORITIES - 1,
          ReadyQueues.PRIORITIES / 2,
          ReadyQueues.MAX_QUEUES,
          1 << 20,
          true,
          MAX_ORDERED_LOCKS,
          MAX_FLOWS,
          Groups.MAX,
          LinuxQueues.AGGREGATORS);

  /** So many times a busy thread goes for events before it looks at the sources. */
  private static final int BUSY_POLL_INTERVAL = 4;

  private final OdpConfig config;
  private final ReadyQueues ready;
  private final Sources sources;
  private final Groups groups;
  private final ThreadStates<SchedContext> contexts = new ThreadStates<>(this::newContext);

  /** What ended threads had taken in advance. */
  private final ConcurrentLinkedQueue<Orphan> orphans = new ConcurrentLinkedQueue<>();

  /**
   * Counts how often events taken in advance went from a thread to the orphans or back; after they
   * are there, before they are gone here.
   */
  private final AtomicLong moves = new AtomicLong();

  LinuxScheduler(OdpConfig config, ReadyQueues ready, Groups groups, Sources sources) {
    this.config = config;
    this.ready = ready;
    this.sources = sources;
    this.groups = groups;
  }

  private SchedContext newContext() {
    SchedContext context = new SchedContext(config, this::orphaned);
    groups.enter(Thread.currentThread(), context);
    return context;
  }

  private void orphaned(Orphan orphan) {
    orphans.add(orphan);
    moves.incrementAndGet();
  }

  /** Puts the calling thread into every group. */
  void serveAll() {
    contexts.get().groups = -1L;
  }

  @Override
  public int takenInAdvance(SchedQueue queue) {
    while (true) {
      long before = moves.get();
      int found = countTaken(queue);
      if (found > 0 || moves.get() == before) {
        return found;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // A queue is itself.
  private int countTaken(SchedQueue queue) {
    long living = contexts.sum(context -> context.source == queue ? context.stashed() : 0);
    int ended = 0;
    for (Orphan orphan : orphans) {
      ended += orphan.queue() == queue ? orphan.events().size() : 0;
    }
    return (int) living + ended;
  }

  @Override
  public void addSource(EventSource source) {
    sources.add(source);
  }

  @Override
  public void removeSource(EventSource source) {
    sources.remove(source);
  }

  @Override
  public void reap() {
    contexts.reap();
  }

  @Override
  public SchedulerCapability capability() {
    return CAPABILITY;
  }

  @Override
  public @Nullable Event schedule(long waitNanos) {
    SchedContext context = contexts.get();
    if (context.stashed() > 0) {
      checkWait(waitNanos);
      return context.next();
    }
    return take(context, context.one, 0, 1, waitNanos) == 0 ? null : context.one[0];
  }

  @Override
  public int schedule(Event[] events, int offset, int count, long waitNanos) {
    Objects.checkFromIndexSize(offset, count, events.length);
    SchedContext context = contexts.get();
    if (context.stashed() > 0) {
      checkWait(waitNanos);
      return context.drain(events, offset, count);
    }
    return take(context, events, offset, count, waitNanos);
  }

  private static void checkWait(long waitNanos) {
    if (waitNanos < WAIT) {
      throw new IllegalArgumentException(
          "a wait of %d ns: neither WAIT (-1) nor 0 or more".formatted(waitNanos));
    }
  }

  private int take(SchedContext context, Event[] events, int offset, int count, long waitNanos) {
    checkWait(waitNanos);
    context.release();
    context.source = null;
    if (context.paused || count == 0) {
      return 0;
    }
    if (!sources.isEmpty() && --context.untilPoll < 0) {
      context.untilPoll = BUSY_POLL_INTERVAL;
      sources.poll();
    }
    int taken = takeAny(context, events, offset, count);
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
      taken = takeAny(context, events, offset, count);
    }
    return taken;
  }

  /** What is ready; else what a source has; else what an ended thread has left. */
  private int takeAny(SchedContext context, Event[] events, int offset, int count) {
    int taken = takeReady(context, events, offset, count);
    if (taken == 0 && sources.poll()) {
      taken = takeReady(context, events, offset, count);
    }
    return taken > 0 ? taken : takeOver(context, events, offset, count);
  }

  /** A thread may have ended while it held a queue or had events taken in advance. */
  private int takeOver(SchedContext context, Event[] events, int offset, int count) {
    reap();
    for (Orphan orphan : orphans) {
      if (Groups.isIn(context.groups, orphan.queue().group()) && orphan.claim()) {
        context.adopt(orphan);
        moves.incrementAndGet();
        orphans.remove(orphan);
        return context.drain(events, offset, count);
      }
    }
    return takeReady(context, events, offset, count);
  }

  private int takeReady(SchedContext context, Event[] events, int offset, int count) {
    for (SchedQueue queue = ready.next(context); queue != null; queue = ready.next(context)) {
      if (!queue.mayTake()) {
        queue.release();
        return 0;
      }
      int atOnce = queue.atOnce(count);
      int taken = atOnce > count ? context.fill(queue, atOnce) : queue.take(events, offset, count);
      if (taken == 0) {
        queue.release();
        continue;
      }
      context.source = queue;
      if (queue.isAtomic()) {
        context.held = queue;
      } else {
        if (queue.isOrdered()) {
          context.ordered.begin(queue, queue.newContext());
        }
        queue.release();
      }
      return context.stashed() > 0 ? context.drain(events, offset, count) : taken;
    }
    return 0;
  }

  @Override
  public @Nullable Queue source() {
    SchedQueue source = contexts.get().source;
    return source == null ? null : source.view();
  }

  @Override
  public void releaseAtomic() {
    SchedContext context = contexts.get();
    if (context.held != null && context.stashed() == 0) {
      context.release();
    }
  }

  @Override
  public void releaseOrdered() {
    SchedContext context = contexts.get();
    if (context.stashed() == 0) {
      context.ordered.end();
    }
  }

  @Override
  public void prefetch(int count) {
    // Each schedule call already takes in advance what is there.
  }

  @Override
  public void pause() {
    contexts.get().paused = true;
  }

  @Override
  public void resume() {
    contexts.get().paused = false;
  }

  @Override
  public void lock(int index) {
    contexts.get().ordered.lock(index);
  }

  @Override
  public void unlock(int index) {
    contexts.get().ordered.unlock(index);
  }

  @Override
  public void unlockLock(int unlock, int lock) {
    OrderedState ordered = contexts.get().ordered;
    ordered.checkLock(lock); // Before the unlock, so that a refused call changes nothing.
    ordered.unlock(unlock);
    ordered.lock(lock);
  }

  @Override
  public void startLock(int index) {
    contexts.get().ordered.startLock(index);
  }

  @Override
  public void waitLock(int index) {
    contexts.get().ordered.waitLock(index);
  }

  @Override
  public void orderWait() {
    contexts.get().ordered.orderWait();
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
    return "scheduler of linux-generic\n" + groups.describe();
  }
}
