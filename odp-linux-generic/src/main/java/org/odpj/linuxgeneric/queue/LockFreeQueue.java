package org.odpj.linuxgeneric.queue;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;

/** A plain queue in which no thread ever waits for another. */
final class LockFreeQueue extends PlainQueue {
  private final LockFreeFifo<Event> fifo;

  LockFreeQueue(String name, QueueParam param, int size, Consumer<? super Queue> onClose) {
    super(name, param, false, onClose); // Aggregators, which block, are refused.
    this.fifo = new LockFreeFifo<>(size, Event[]::new);
  }

  @Override
  public boolean enqueue(Event event) {
    beforeEnqueue();
    return fifo.enqueue(event);
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    beforeEnqueue();
    return fifo.enqueue(events, offset, count);
  }

  @Override
  public @Nullable Event dequeue() {
    beforeDequeue();
    return fifo.dequeue();
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    beforeDequeue();
    return fifo.dequeue(events, offset, count);
  }

  @Override
  public int length() {
    return fifo.length();
  }

  @Override
  int put(Event[] events, int offset, int count) {
    return fifo.enqueue(events, offset, count);
  }

  @Override
  int seal() {
    return fifo.seal();
  }
}
