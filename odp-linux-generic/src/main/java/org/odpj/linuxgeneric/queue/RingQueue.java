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

  RingQueue(
      String name, QueueParam param, int size, boolean check, Consumer<? super Queue> onClose) {
    super(name, param, check, onClose);
    this.ring =
        new Ring<>(
            size, hasManyProducers(param), param.dequeueMode() == QueueOpMode.MT, Event[]::new);
  }

  @Override
  public boolean enqueue(Event event) {
    beforeEnqueue();
    return ring.enqueue(event);
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    beforeEnqueue();
    return ring.enqueue(events, offset, count);
  }

  @Override
  public @Nullable Event dequeue() {
    beforeDequeue();
    return ring.dequeue();
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    beforeDequeue();
    return ring.dequeue(events, offset, count);
  }

  @Override
  public int length() {
    return ring.length();
  }

  @Override
  int put(Event[] events, int offset, int count) {
    return ring.enqueue(events, offset, count);
  }

  @Override
  int seal() {
    return ring.seal();
  }
}
