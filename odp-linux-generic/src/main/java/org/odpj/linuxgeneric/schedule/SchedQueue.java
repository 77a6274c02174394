package org.odpj.linuxgeneric.schedule;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.queue.LinuxQueues;
import org.odpj.linuxgeneric.queue.WakingRing;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.spi.Aggregators;
import org.odpj.spi.EventDevice;
import org.odpj.spi.OrderedContext;

/**
 * A scheduled queue: a ring of events that is in one of three states.
 *
 * <pre>
 *   resting  it is empty and nobody cares for it; the producer that ends this adds it to the
 *            ready queues
 *   ready    it stands among the ready queues, once
 *   held     one thread cares for it, the one that took it from the ready queues: only that thread
 *            takes events out. When it ends the holding, it adds the queue to the ready ones again,
 *            or lets it rest if that is empty, which the ring decides in one step
 * </pre>
 *
 * <p>The holder of an atomic queue holds it while the application works on the events, the holder
 * of another one only while it takes them out, and numbers the contexts of an ordered one; hence
 * the ring has one consumer at a time in both cases.
 *
 * <p>A closed queue is one whose ring is sealed: it is empty for ever, so nobody makes it ready
 * again. Who holds it at that time finds nothing to do and lets it go.
 */
final class SchedQueue implements Queue, EventDevice.ReadyQueue {
  private static final int SPINS = 100;

  private final String name;
  private final QueueParam param;
  private final ReadyQueues ready;
  private final Queue view;
  private final Consumer<? super Queue> onClose;
  private final WakingRing<Event> ring;
  private final Groups groups;
  private final int group;
  private final int priority;
  private final int advance;
  private final boolean atomic;
  private final boolean keepsOrder;
  private final @Nullable OrderSequence order;
  private final OrderSequence[] locks;
  private final ServedThreads threads;
  private final @Nullable Aggregators aggregators;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private boolean closed;

  /** The number of the next ordered context; the holder's. */
  private long nextContext;

  /** A queue; {@code view} is what the application sees in its place, null for itself. */
  SchedQueue(
      String name,
      QueueParam param,
      ReadyQueues ready,
      Groups groups,
      ServedThreads threads,
      @Nullable Queue view,
      boolean check,
      Consumer<? super Queue> onClose) {
    SchedParam sched = Objects.requireNonNull(param.sched());
    int size = param.size() == 0 ? LinuxQueues.DEFAULT_SIZE : param.size();
    this.name = name;
    this.param = param;
    this.ready = ready;
    this.view = view == null ? this : view;
    this.onClose = onClose;
    this.context = param.context();
    this.priority = sched.priority();
    this.groups = groups;
    this.threads = threads;
    this.atomic = sched.sync() == SchedSync.ATOMIC;
    // A context takes each ordered lock once, so that of several events would not do.
    this.advance = sched.orderedLocks() > 0 ? 0 : SchedContext.STASH >> Math.max(0, 3 - priority);
    this.keepsOrder = param.order() == QueueOrder.KEEP;
    this.order = sched.sync() == SchedSync.ORDERED ? new OrderSequence(threads::reap) : null;
    this.locks = new OrderSequence[sched.orderedLocks()];
    Arrays.setAll(locks, _ -> new OrderSequence(threads::reap));
    this.ring = new WakingRing<>(size, Event[]::new);
    this.aggregators =
        param.aggregators().isEmpty() ? null : new Aggregators(name, param, this::put, check);
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
    this.group = groups.attach(sched.group());
    ready.count(group, priority, 1);
    if (aggregators != null) {
      threads.addSource(aggregators);
    }
  }

  @Override
  public int group() {
    return group;
  }

  @Override
  public int priority() {
    return priority;
  }

  boolean isAtomic() {
    return atomic;
  }

  /**
   * How many events to take at once for a thread that wants so many: more, if some are to be taken
   * in advance. Of an ordered queue half of what waits at most, since what one thread has in a
   * context holds up what others enqueue. For the holder only.
   */
  int atOnce(int count) {
    return Math.max(count, order == null ? advance : Math.min(advance, ring.length() / 2));
  }

  boolean isOrdered() {
    return order != null;
  }

  /** The order of the contexts of an ordered queue. */
  OrderSequence order() {
    return Objects.requireNonNull(order);
  }

  /** How many ordered locks there are. */
  int locks() {
    return locks.length;
  }

  OrderSequence lock(int index) {
    return locks[index];
  }

  /**
   * Whether events may be taken out now: not while so many contexts have ended that wait for one to
   * do so that there is no place for another's mark. A lock is never behind the order, so there is
   * room at the locks then, too. For the holder only.
   */
  boolean mayTake() {
    return order == null || order.hasRoom(nextContext);
  }

  /** The number of a new ordered context; for the holder only. */
  long newContext() {
    return nextContext++;
  }

  Queue view() {
    return view;
  }

  /** Takes events out; by the holder only. */
  int take(Event[] events, int offset, int count) {
    int taken = ring.waiting(count);
    ring.copy(events, offset, taken);
    ring.remove(taken);
    return taken;
  }

  /** The events, to be taken out step by step; for the holder only. */
  WakingRing<Event> ring() {
    return ring;
  }

  /** Ends the holding; by the holder only. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding lets a producer run that has lost its core.
  void release() {
    for (int spins = 0; ring.isEmpty(); spins++) {
      if (ring.rest()) {
        return;
      }
      if (spins < SPINS) { // A producer is about to publish.
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    ready.add(this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public QueueParam param() {
    return param;
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public void context(@Nullable Object object) {
    context = object;
  }

  @Override
  public boolean enqueue(Event event) {
    checkEnqueue();
    return wake(ring.enqueue(event)) == 1;
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    checkEnqueue();
    return put(events, offset, count);
  }

  /** Puts events in from any context. */
  int put(Event[] events, int offset, int count) {
    return wake(ring.enqueue(events, offset, count));
  }

  /** Sees to it that somebody cares for what was put in; returns how many that are. */
  private int wake(int result) {
    if (result < WakingRing.WOKEN) {
      return result;
    }
    ready.add(this);
    return result - WakingRing.WOKEN;
  }

  @Override
  public Queue aggregator(int index) {
    return aggregators == null ? Queue.super.aggregator(index) : aggregators.get(index);
  }

  @Override
  public @Nullable Event dequeue() {
    throw scheduled();
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    throw scheduled();
  }

  @Override
  public int length() {
    return ring.length() + threads.takenInAdvance(this);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    int held = seal();
    if (held > 0) {
      throw notEmpty(name, held);
    }
    closed = true;
    end();
    if (aggregators != null) {
      threads.removeSource(aggregators);
      aggregators.close();
    }
    onClose.accept(this);
  }

  /**
   * Lets nothing in any more if no event is in it, on its way or with a thread in advance; else
   * returns how many are.
   */
  int seal() {
    int held = ring.seal();
    if (held == 0) {
      // Who took events out in advance had them before the ring was empty, see SchedContext.fill.
      held = threads.takenInAdvance(this);
      if (held > 0) {
        ring.unseal();
      }
    }
    return held;
  }

  /** Takes a seal back. */
  void unseal() {
    ring.unseal();
  }

  /** Ends it when it is sealed. */
  void end() {
    mayEnqueue = false;
    ready.count(group, priority, -1);
    groups.detach(group);
  }

  static IllegalStateException notEmpty(String name, int held) {
    return new IllegalStateException(
        "the queue '%s' cannot be closed: %d events wait in it".formatted(name, held));
  }

  /** The queue is open, and it is the turn of the ordered context that the thread may be in. */
  void checkEnqueue() {
    if (!mayEnqueue) {
      boolean disabled = param.enqueueMode() == QueueOpMode.DISABLED;
      throw new IllegalStateException(
          "the queue '%s' cannot enqueue: %s"
              .formatted(name, disabled ? "its enqueue side is disabled" : "it is closed"));
    }
    if (keepsOrder) {
      OrderedContext.awaitTurn();
    }
  }

  private IllegalStateException scheduled() {
    return new IllegalStateException(
        "the queue '%s' is scheduled: its events come from the scheduler".formatted(name));
  }
}
