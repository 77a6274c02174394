package org.odpj.linuxgeneric.schedule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.queue.LinuxQueues;
import org.odpj.linuxgeneric.queue.Ring;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.spi.EventDevice;
import org.odpj.spi.OrderedContext;

/**
 * A scheduled queue: a ring of events and a state.
 *
 * <pre>
 *   IDLE   nobody cares for it, and it is empty or somebody is just about to make it READY
 *   HELD   one thread cares for it; only that thread takes events out or changes the state
 *   READY  it stands among the ready queues, once
 *
 *   IDLE -&gt; READY   by whoever put events in, with a compare-and-set: the winner adds the queue
 *                    to those that are ready
 *   HELD -&gt; READY   by the holder, when events are left: it adds the queue to those that are ready
 *   READY -&gt; HELD   by the thread that took it from those that are ready
 *   HELD -&gt; IDLE    by the holder, when none are left; it then looks again
 * </pre>
 *
 * <p>No event is forgotten: a producer first publishes the event and then looks at the state; a
 * holder first sets IDLE and then looks for events; full fences between keep each pair in that
 * order. So at least one of the two sees what the other did. The holder of an atomic queue keeps it
 * HELD while the application works on the events, the holder of another one only while it takes
 * them out, and numbers the contexts of an ordered one; hence the ring has one consumer at a time
 * in both cases.
 *
 * <p>A closed queue is one whose ring is sealed: it is empty for ever, so nobody makes it READY
 * again. Who holds it at that time finds nothing to do and lets it go.
 */
final class SchedQueue implements Queue, EventDevice.ReadyQueue {
  private static final int IDLE = 0;
  private static final int HELD = 1;
  private static final int READY = 2;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(SchedQueue.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final QueueParam param;
  private final ReadyQueues ready;
  private final Queue view;
  private final Consumer<? super Queue> onClose;
  private final Ring<Event> ring;
  private final Groups groups;
  private final int group;
  private final int priority;
  private final int advance;
  private final boolean atomic;
  private final boolean keepsOrder;
  private final @Nullable OrderSequence order;
  private final OrderSequence[] locks;
  private final ServedThreads threads;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private boolean closed;

  /** The number of the next ordered context; the holder's. */
  private long nextContext;

  @SuppressWarnings("unused") // by STATE
  private int state = IDLE;

  /** A queue; {@code view} is what the application sees in its place, null for itself. */
  SchedQueue(
      String name,
      QueueParam param,
      ReadyQueues ready,
      Groups groups,
      ServedThreads threads,
      @Nullable Queue view,
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
    this.advance =
        sched.sync() == SchedSync.ORDERED ? 0 : SchedContext.STASH >> Math.max(0, 3 - priority);
    this.keepsOrder = param.order() == QueueOrder.KEEP;
    this.order = sched.sync() == SchedSync.ORDERED ? new OrderSequence(threads::reap) : null;
    this.locks = new OrderSequence[sched.orderedLocks()];
    Arrays.setAll(locks, _ -> new OrderSequence(threads::reap));
    this.ring = new Ring<>(size, param.enqueueMode() == QueueOpMode.MT, false, Event[]::new);
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
    this.group = groups.attach(sched.group());
    ready.count(group, priority, 1);
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

  /** How many events are taken in advance; 0 for none. */
  int advance() {
    return advance;
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

  /** Notes that the calling thread took it from those that are ready. */
  void hold() {
    STATE.setOpaque(this, HELD);
  }

  /** Takes events out; by the holder only. */
  int take(Event[] events, int offset, int count) {
    return ring.dequeue(events, offset, count);
  }

  /** Ends the holding; by the holder only. */
  void release() {
    do {
      if (!ring.isEmpty()) {
        STATE.setOpaque(this, READY); // What follows publishes it.
        ready.add(this);
        return;
      }
      STATE.setRelease(this, IDLE);
      VarHandle.fullFence();
    } while (!ring.isEmpty() && STATE.compareAndSet(this, IDLE, HELD));
  }

  /** Sees to it that somebody cares for what was put in. */
  private void wake() {
    VarHandle.fullFence();
    if ((int) STATE.getOpaque(this) == IDLE && STATE.compareAndSet(this, IDLE, READY)) {
      ready.add(this);
    }
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
    boolean taken = ring.enqueue(event);
    if (taken) {
      wake();
    }
    return taken;
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    checkEnqueue();
    int taken = ring.enqueue(events, offset, count);
    if (taken > 0) {
      wake();
    }
    return taken;
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
    int held = threads.takenInAdvance(this);
    if (held == 0) {
      held = ring.seal();
    }
    if (held > 0) {
      throw new IllegalStateException(
          "the queue '%s' cannot be closed: %d events wait in it".formatted(name, held));
    }
    closed = true;
    mayEnqueue = false;
    ready.count(group, priority, -1);
    groups.detach(group);
    onClose.accept(this);
  }

  /** The queue is open, and it is the turn of the ordered context that the thread may be in. */
  private void checkEnqueue() {
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
