package org.odpj.linuxgeneric.queue;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.spi.OrderedContext;

/**
 * A plain queue: a ring with two doors. A door is shut when its side is disabled, both when the
 * queue is closed. What passed the door before that finds the ring sealed.
 */
final class PlainQueue implements Queue {
  private final String name;
  private final QueueParam param;
  private final Consumer<? super Queue> onClose;
  private final Ring<Event> ring;
  private final boolean keepsOrder;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private volatile boolean mayDequeue;
  private boolean closed;

  PlainQueue(String name, QueueParam param, int size, Consumer<? super Queue> onClose) {
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    this.context = param.context();
    this.keepsOrder = param.order() == QueueOrder.KEEP;
    this.ring =
        new Ring<>(
            size,
            param.enqueueMode() == QueueOpMode.MT,
            param.dequeueMode() == QueueOpMode.MT,
            Event[]::new);
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
    this.mayDequeue = param.dequeueMode() != QueueOpMode.DISABLED;
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
    return ring.enqueue(event);
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    checkEnqueue();
    return ring.enqueue(events, offset, count);
  }

  @Override
  public @Nullable Event dequeue() {
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
    return ring.dequeue();
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
    return ring.dequeue(events, offset, count);
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
    mayDequeue = false;
    onClose.accept(this);
  }

  /** The door is open, and it is the turn of the ordered context that the thread may be in. */
  private void checkEnqueue() {
    if (!mayEnqueue) {
      throw shut("enqueue", param.enqueueMode());
    }
    if (keepsOrder) {
      OrderedContext.awaitTurn();
    }
  }

  private IllegalStateException shut(String side, QueueOpMode mode) {
    String why =
        mode == QueueOpMode.DISABLED ? "its " + side + " side is disabled" : "it is closed";
    return new IllegalStateException("the queue '%s' cannot %s: %s".formatted(name, side, why));
  }
}
