package org.odpj.linuxgeneric.queue;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.check.Ledger;

/**
 * A queue that notes each hand-over in the events' ledgers; in the place of every queue with {@code
 * odp.check=true}.
 */
public final class CheckedQueue implements Queue {
  private final BackendContext plane;
  private final Queue queue;

  private CheckedQueue(
      BackendContext plane,
      Consumer<? super Queue> onClose,
      BiFunction<Queue, Consumer<Queue>, Queue> maker) {
    this.plane = plane;
    this.queue = maker.apply(this, closed -> onClose.accept(this));
  }

  /**
   * A queue with checks.
   *
   * @param plane the data plane whose events it takes
   * @param onClose to be called with the result when it is closed
   * @param maker makes the queue itself, given what the application sees and what to call on close
   * @return the queue to give to the application
   */
  public static CheckedQueue of(
      BackendContext plane,
      Consumer<? super Queue> onClose,
      BiFunction<Queue, Consumer<Queue>, Queue> maker) {
    return new CheckedQueue(plane, onClose, maker);
  }

  @Override
  public String name() {
    return queue.name();
  }

  @Override
  public QueueParam param() {
    return queue.param();
  }

  @Override
  public @Nullable Object context() {
    return queue.context();
  }

  @Override
  public void context(@Nullable Object context) {
    queue.context(context);
  }

  @Override
  public boolean enqueue(Event event) {
    return enqueue(new Event[] {event}, 0, 1) == 1;
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    // A copy: once an event is in the queue its next owner may change the caller's array.
    Event[] burst = Arrays.copyOfRange(events, offset, offset + count, Event[].class);
    Ledger.requireSame(plane, burst, 0, count);
    Ledger.handOver(burst, 0, count, "enqueued to queue '" + name() + "'");
    int taken = 0;
    try {
      taken = queue.enqueue(burst, 0, count);
    } finally {
      Ledger.handBack(burst, taken, count - taken, "not taken by queue '" + name() + "'");
    }
    return taken;
  }

  @Override
  public Queue aggregator(int index) {
    return queue.aggregator(index); // Checks by itself.
  }

  @Override
  public @Nullable Event dequeue() {
    Event[] one = new Event[1];
    return dequeue(one, 0, 1) == 1 ? one[0] : null;
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    int taken = queue.dequeue(events, offset, count);
    Ledger.handBack(events, offset, taken, "dequeued from queue '" + name() + "'");
    return taken;
  }

  @Override
  public int length() {
    return queue.length();
  }

  @Override
  public void close() {
    queue.close();
  }
}
