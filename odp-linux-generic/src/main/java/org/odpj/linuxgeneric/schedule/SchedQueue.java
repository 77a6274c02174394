package org.odpj.linuxgeneric.schedule;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.queue.LinuxQueues;
import org.odpj.linuxgeneric.queue.Ring;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;

/**
 * A scheduled queue: a ring of events and a state.
 *
 * <pre>
 *   IDLE   nobody cares for it, and it is empty or somebody is just about to make it HELD
 *   HELD   one thread cares for it; only that thread takes events out or changes the state
 *   READY  it stands in its ready ring, once, and is not empty
 *
 *   IDLE -&gt; HELD    by whoever put events in, with a compare-and-set: one thread wins
 *   HELD -&gt; READY   by the holder, when events are left: it adds the queue to the ready ring
 *   READY -&gt; HELD   by the thread that took it from the ready ring
 *   HELD -&gt; IDLE    by the holder, when none are left; it then looks again
 * </pre>
 *
 * <p>No event is forgotten: a producer first publishes the event and then looks at the state; a
 * holder first sets IDLE and then looks for events; full fences between keep each pair in that
 * order. So at least one of the two sees what the other did. The holder of an atomic queue keeps it
 * HELD while the application works on the events, the holder of a parallel one only while it takes
 * them out; hence the ring has one consumer at a time in both cases.
 *
 * <p>A closed queue is one whose ring is sealed: it is empty for ever, so it is never READY again.
 * Who holds it at that time finds nothing to do and lets it go.
 */
final class SchedQueue implements Queue {
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
  private final int priority;
  private final boolean atomic;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private boolean closed;

  @SuppressWarnings("unused") // by STATE
  private int state = IDLE;

  /** A queue; {@code view} is what the application sees in its place, null for itself. */
  SchedQueue(
      String name,
      QueueParam param,
      ReadyQueues ready,
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
    this.atomic = sched.sync() == SchedSync.ATOMIC;
    this.ring = new Ring<>(size, param.enqueueMode() == QueueOpMode.MT, false, Event[]::new);
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
  }

  int priority() {
    return priority;
  }

  boolean isAtomic() {
    return atomic;
  }

  Queue view() {
    return view;
  }

  /** Notes that the calling thread took it from the ready ring. */
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
        STATE.setOpaque(this, READY); // The ready ring publishes it.
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
    if ((int) STATE.getOpaque(this) == IDLE && STATE.compareAndSet(this, IDLE, HELD)) {
      release();
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
    wake();
    return taken;
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    checkEnqueue();
    int taken = ring.enqueue(events, offset, count);
    wake();
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
    return ring.length();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    int held = ring.seal();
    if (held > 0) {
      throw new IllegalStateException(
          "the queue '%s' cannot be closed: %d events wait in it".formatted(name, held));
    }
    closed = true;
    mayEnqueue = false;
    onClose.accept(this);
  }

  private void checkEnqueue() {
    if (!mayEnqueue) {
      boolean disabled = param.enqueueMode() == QueueOpMode.DISABLED;
      throw new IllegalStateException(
          "the queue '%s' cannot enqueue: %s"
              .formatted(name, disabled ? "its enqueue side is disabled" : "it is closed"));
    }
  }

  private IllegalStateException scheduled() {
    return new IllegalStateException(
        "the queue '%s' is scheduled: its events come from the scheduler".formatted(name));
  }
}
