package org.odpj.linuxgeneric.queue;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueOrder;
import org.odpj.queue.QueueParam;
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
  private volatile @Nullable Object context;
  private volatile boolean mayEnqueue;
  private volatile boolean mayDequeue;
  private boolean closed;

  PlainQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    this.context = param.context();
    this.keepsOrder = param.order() == QueueOrder.KEEP;
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
    onClose.accept(this);
  }

  /** The door is open, and it is the turn of the ordered context that the thread may be in. */
  final void checkEnqueue() {
    if (!mayEnqueue) {
      throw shut("enqueue", param.enqueueMode());
    }
    if (keepsOrder) {
      OrderedContext.awaitTurn();
    }
  }

  /** The door is open. */
  final void checkDequeue() {
    if (!mayDequeue) {
      throw shut("dequeue", param.dequeueMode());
    }
  }

  private IllegalStateException shut(String side, QueueOpMode mode) {
    String why =
        mode == QueueOpMode.DISABLED ? "its " + side + " side is disabled" : "it is closed";
    return new IllegalStateException("the queue '%s' cannot %s: %s".formatted(name, side, why));
  }
}
