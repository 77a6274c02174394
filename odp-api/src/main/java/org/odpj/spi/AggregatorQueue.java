package org.odpj.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.queue.VectorHint;
import org.odpj.spi.check.Ledger;

/**
 * An aggregator: events go straight into the vector that is being filled. A vector is passed on
 * when it is full, or has waited long enough; while the queue behind is full, it waits.
 */
final class AggregatorQueue implements Queue {
  private final String name;
  private final QueueParam param;
  private final EventAggrConfig config;
  private final Aggregators.Target target;
  private final boolean check;

  /** Holds a vector while it is passed on; also the lock of all that follows. */
  private final Event[] one = new Event[1];

  /** The vector that is being filled, if there is one; never empty outside the lock. */
  private @Nullable EventVector vector;

  private volatile int waiting;
  private long since;
  private boolean closed;

  AggregatorQueue(
      String name,
      QueueParam param,
      EventAggrConfig config,
      Aggregators.Target target,
      boolean check) {
    this.name = name;
    this.param = param;
    this.config = config;
    this.target = target;
    this.check = check;
  }

  @Override
  public boolean enqueue(Event event) {
    return enqueue(event, VectorHint.NONE);
  }

  @Override
  public boolean enqueue(Event event, VectorHint hint) {
    Event[] single = {event};
    begin(single, 0, 1);
    synchronized (one) {
      checkOpen();
      if (hint.starts() && !pass()) {
        return false;
      }
      boolean taken = gather(single, 0, 1) == 1;
      if (taken && hint.ends()) {
        pass(); // If the queue is full, it waits for the next try like any full vector.
      }
      return taken;
    }
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    begin(events, offset, count);
    synchronized (one) {
      checkOpen();
      return gather(events, offset, count);
    }
  }

  /** What is done before the lock is taken: whoever waits for a turn must hold up nobody. */
  private void begin(Event[] events, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      EventType type = events[i].type();
      if (!config.takes(type)) {
        throw new IllegalArgumentException(
            "'%s' takes %s, and the event is a %s"
                .formatted(
                    name,
                    config.eventType() == null
                        ? "all but vectors"
                        : "events of type " + config.eventType(),
                    type));
      }
    }
    if (param.order() == QueueOrder.KEEP) {
      OrderedContext.awaitTurn();
    }
  }

  private void checkOpen() {
    if (closed || param.enqueueMode() == QueueOpMode.DISABLED) {
      throw new IllegalStateException(
          "'%s' cannot enqueue: %s"
              .formatted(name, closed ? "its queue is closed" : "its enqueue side is disabled"));
    }
  }

  private int gather(Event[] events, int offset, int count) {
    if (check) {
      Ledger.handOver(events, offset, count, "enqueued to '" + name + "'");
    }
    int done = 0;
    while (done < count && makeRoom()) {
      EventVector into = vector;
      int taken =
          into == null
              ? target.put(events, offset + done, count - done)
              : fill(into, events, offset + done, count - done);
      if (taken == 0) {
        break;
      }
      done += taken;
    }
    if (check) {
      Ledger.handBack(events, offset + done, count - done, "not taken by '" + name + "'");
    }
    return done;
  }

  /**
   * Sees to a vector that is not full; false if that one cannot be passed on. No vector is free.
   */
  private boolean makeRoom() {
    if (waiting == config.maxSize() && !pass()) {
      return false;
    }
    if (vector == null) {
      vector = config.pool().alloc();
      since = System.nanoTime();
    }
    return true;
  }

  private int fill(EventVector into, Event[] events, int offset, int count) {
    int taken = Math.min(count, config.maxSize() - waiting);
    int before = waiting;
    System.arraycopy(events, offset, into.table(), before, taken);
    waiting = before + taken;
    if (before + taken == config.maxSize()) {
      pass();
    }
    return taken;
  }

  /** Passes the vector on, if there is one; false if the queue has no room for it. */
  private boolean pass() {
    EventVector full = vector;
    if (full == null) {
      return true;
    }
    seal(full);
    if (check) {
      Ledger.handOver(one, 0, 1, "passed on by '" + name + "'");
    }
    if (target.put(one, 0, 1) == 0) {
      if (check) {
        Ledger.handBack(one, 0, 1, "not taken from '" + name + "'");
        Ledger.handOver(full.table(), 0, waiting, "waiting in '" + name + "'");
      }
      return false;
    }
    vector = null;
    waiting = 0;
    return true;
  }

  /** Makes what was gathered a vector of its size and type. */
  private void seal(EventVector full) {
    one[0] = full;
    full.size(waiting);
    EventType type = config.eventType();
    if (type == null && Event.sameType(full.table(), 0, waiting) == waiting) {
      type = full.table()[0].type();
    }
    full.contentType(type);
    if (check) {
      Ledger.handBack(full.table(), 0, waiting, "gathered by '" + name + "'");
    }
  }

  /** Passes on a vector that has waited as long as it may; whether there was one. */
  boolean passOverdue() {
    if (waiting == 0) {
      return false;
    }
    synchronized (one) {
      boolean overdue =
          waiting == config.maxSize()
              || (config.maxTimeoutNanos() > 0
                  && System.nanoTime() - since >= config.maxTimeoutNanos());
      return waiting > 0 && overdue && pass();
    }
  }

  void end() {
    synchronized (one) {
      closed = true;
      EventVector left = vector;
      if (left != null) {
        seal(left);
        left.free();
        vector = null;
        waiting = 0;
      }
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
  public QueueType type() {
    return QueueType.AGGR;
  }

  @Override
  public int length() {
    return waiting;
  }

  @Override
  public @Nullable Object context() {
    throw notOnItsOwn("has no context");
  }

  @Override
  public void context(@Nullable Object context) {
    throw notOnItsOwn("has no context");
  }

  @Override
  public @Nullable Event dequeue() {
    throw notOnItsOwn("cannot be dequeued from");
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    throw notOnItsOwn("cannot be dequeued from");
  }

  @Override
  public void close() {
    throw notOnItsOwn("cannot be closed");
  }

  private IllegalStateException notOnItsOwn(String what) {
    return new IllegalStateException(
        "'%s' is a way into its queue and %s; use the queue".formatted(name, what));
  }
}
