package org.odpj.validation.fake;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventVector;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.spi.Aggregators;
import org.odpj.spi.BackendContext;
import org.odpj.spi.check.Ledger;

/** A queue of either type. */
final class FakeQueue implements Queue {
  private static final int DEFAULT_SIZE = 4_096;

  final Deque<Event> events = new ArrayDeque<>();
  private final Aggregators aggregators;
  private final String name;
  private final QueueParam param;
  private final Fault fault;
  private final BackendContext plane;
  private final Consumer<? super Queue> onClose;
  private final Object lock;
  private final int size;
  private volatile @Nullable Object context;
  private long enqueued;
  private boolean closed;

  /** The lock guards the events; queues of a scheduler share it. */
  FakeQueue(
      String name,
      QueueParam param,
      Fault fault,
      BackendContext plane,
      Consumer<? super Queue> onClose,
      @Nullable Object lock) {
    this.name = name;
    this.param = param;
    this.fault = fault;
    this.plane = plane;
    this.onClose = onClose;
    this.lock = lock == null ? new Object() : lock;
    int fits = param.size() == 0 ? DEFAULT_SIZE : param.size();
    this.size = fault == Fault.QUEUE_HOLDS_LESS_THAN_ASKED ? fits - 1 : fits;
    this.context = param.context();
    this.aggregators = new Aggregators(name, param, this::gathered, false);
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
    return enqueue(new Event[] {event}, 0, 1) == 1;
  }

  @Override
  public int enqueue(Event[] array, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, array.length);
    synchronized (lock) {
      checkSide(param.enqueueMode(), "enqueue");
      if (fault != Fault.QUEUE_LOSES_EVENTS_AT_CLOSE) {
        return put(array, offset, count);
      }
    }
    LockSupport.parkNanos(1_000_000); // Time enough for a close between the check and the deed.
    synchronized (lock) {
      return put(array, offset, count);
    }
  }

  @Override
  public Queue aggregator(int index) {
    return aggregators.get(index);
  }

  /** Called without the lock, which aggregators take after their own. */
  void passOverdue() {
    if (fault != Fault.AGGREGATOR_WAITS_FOR_EVER) {
      aggregators.poll();
    }
  }

  /** Takes what aggregators pass on. */
  private int gathered(Event[] array, int offset, int count) {
    synchronized (lock) {
      if (closed || events.size() == size) {
        return 0;
      }
      if (array[offset] instanceof EventVector vector) {
        spoil(vector);
      }
      return put(array, offset, count);
    }
  }

  private void spoil(EventVector vector) {
    if (fault == Fault.AGGREGATOR_MARKS_VECTORS) {
      vector.userFlag(true);
    }
    if (fault == Fault.AGGREGATOR_SWAPS_EVENTS) {
      Collections.swap(Arrays.asList(vector.table()), 0, vector.size() - 1);
    }
  }

  /** Called with the lock held. */
  private int put(Event[] array, int offset, int count) {
    int taken = Math.min(count, size - events.size());
    if (fault != Fault.QUEUE_TAKES_FOREIGN_EVENTS) {
      Ledger.requireSame(plane, array, offset, taken);
    }
    Ledger.handOver(array, offset, taken, "enqueued to queue '" + name + "'");
    int kept = taken;
    if (taken < count && fault == Fault.QUEUE_KEEPS_MORE_THAN_IT_REPORTS) {
      kept++;
    }
    for (int i = offset; i < offset + kept; i++) {
      if (++enqueued % 100 != 0 || fault != Fault.QUEUE_LOSES_EVENTS) {
        events.add(array[i]);
      }
    }
    lock.notifyAll();
    return taken;
  }

  @Override
  public @Nullable Event dequeue() {
    Event[] one = new Event[1];
    return dequeue(one, 0, 1) == 1 ? one[0] : null;
  }

  @Override
  public int dequeue(Event[] array, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, array.length);
    if (type() == QueueType.SCHED) {
      throw new IllegalStateException(
          "queue '" + name + "' is scheduled; only the scheduler takes from it");
    }
    passOverdue();
    synchronized (lock) {
      checkSide(param.dequeueMode(), "dequeue");
      int taken = take(array, offset, count);
      if (taken > 1 && fault == Fault.QUEUE_SWAPS_EVENTS) {
        Event first = array[offset];
        array[offset] = array[offset + 1];
        array[offset + 1] = first;
      }
      return taken;
    }
  }

  /** Called with the lock held. */
  int take(Event[] array, int offset, int count) {
    int taken = 0;
    while (taken < count && !events.isEmpty()) {
      array[offset + taken++] = events.remove();
    }
    Ledger.handBack(array, offset, taken, "taken from queue '" + name + "'");
    return taken;
  }

  @Override
  public int length() {
    synchronized (lock) {
      return fault == Fault.QUEUE_MISCOUNTS ? events.size() / 2 * 2 : events.size();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (!events.isEmpty()) {
        throw new IllegalStateException(
            "queue '%s': %d events wait in it; dequeue them first".formatted(name, events.size()));
      }
      closed = true;
    }
    if (fault != Fault.AGGREGATOR_KEEPS_EVENTS_AT_CLOSE) {
      aggregators.close();
    }
    onClose.accept(this);
  }

  /** Called with the lock held. */
  private void checkSide(QueueOpMode mode, String side) {
    if (closed) {
      throw new IllegalStateException("queue '" + name + "' is closed");
    }
    if (mode == QueueOpMode.DISABLED) {
      throw new IllegalStateException("the " + side + " side of queue '" + name + "' is disabled");
    }
  }
}
