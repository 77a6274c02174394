package org.odpj.linuxgeneric.queue;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;

/** A plain queue on a ring. Of one thread on each side it is wait-free; else it blocks. */
final class RingQueue extends PlainQueue {
  private final Ring<Event> ring;

  RingQueue(String name, QueueParam param, int size, Consumer<? super Queue> onClose) {
    super(name, param, onClose);
    this.ring =
        new Ring<>(
            size,
            param.enqueueMode() == QueueOpMode.MT,
            param.dequeueMode() == QueueOpMode.MT,
            Event[]::new);
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
    checkDequeue();
    return ring.dequeue();
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    checkDequeue();
    return ring.dequeue(events, offset, count);
  }

  @Override
  public int length() {
    return ring.length();
  }

  @Override
  int seal() {
    return ring.seal();
  }
}
