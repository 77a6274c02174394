package org.odpj.linuxgeneric.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
import org.odpj.spi.Aggregators;
import org.odpj.spi.OrderedContext;

/**
 * What plain queues have in common: two doors. A door is shut when its side is disabled, both when
 * the queue is closed. What passed the door before that finds the queue sealed.
 */
abstract class PlainQueue implements Queue {
  private final String name;
  private final QueueParam param;
  private final Consumer<? super Queue> onClose;
  private final boolean keepsOrder;
  private final @Nullable Aggregators aggregators;
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private volatile boolean mayDequeue;
  private boolean closed;

  PlainQueue(String name, QueueParam param, boolean check, Consumer<? super Queue> onClose) {
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    this.context = param.context();
    this.keepsOrder = param.order() == QueueOrder.KEEP;
    this.aggregators =
        param.aggregators().isEmpty() ? null : new Aggregators(name, param, this::put, check);
    this.mayEnqueue = param.enqueueMode() != QueueOpMode.DISABLED;
    this.mayDequeue = param.dequeueMode() != QueueOpMode.DISABLED;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final QueueParam param() {
    return param;
  }

  @Override
  public final @Nullable Object context() {
    return context;
  }

  @Override
  public final void context(@Nullable Object object) {
    context = object;
  }

  /** Whether several threads may enqueue at once: aggregators do so in any thread that dequeues. */
  static boolean hasManyProducers(QueueParam param) {
    return param.enqueueMode() == QueueOpMode.MT || !param.aggregators().isEmpty();
  }

  @Override
  public final Queue aggregator(int index) {
    return aggregators == null ? Queue.super.aggregator(index) : aggregators.get(index);
  }

  /**
   * Puts events in past the door.
   *
   * @param events holds them
   * @param offset index of the first
   * @param count how many
   * @return how many were taken, a prefix
   */
  abstract int put(Event[] events, int offset, int count);

  /**
   * Lets nothing in any more, for good, if nothing is in it.
   *
   * @return 0 if it is sealed now; else how many events are in it or on their way
   */
  abstract int seal();

  @Override
  public final synchronized void close() {
    if (closed) {
      return;
    }
    int held = seal();
    if (held > 0) {
      throw new IllegalStateException(
          "the queue '%s' cannot be closed: %d events wait in it".formatted(name, held));
    }
    closed = true;
    mayEnqueue = false;
    mayDequeue = false;
    if (aggregators != null) {
      aggregators.close();
    }
    onClose.accept(this);
  }

  /** The door is open, and it is the turn of the ordered context that the thread may be in. */
  final void beforeEnqueue() {
    if (!mayEnqueue) {
      throw shut("enqueue", param.enqueueMode());
    }
    if (keepsOrder) {
      OrderedContext.awaitTurn();
    }
  }

  /** The door is open, and what has waited for company too long is in. */
  final void beforeDequeue() {
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
    if (aggregators != null) {
      aggregators.poll();
    }
  }

  private IllegalStateException shut(String side, QueueOpMode mode) {
    String why =
        mode == QueueOpMode.DISABLED ? "its " + side + " side is disabled" : "it is closed";
    return new IllegalStateException("the queue '%s' cannot %s: %s".formatted(name, side, why));
  }
}
