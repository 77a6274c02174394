package org.odpj.validation.fake;

import java.util.Set;
import java.util.function.Consumer;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.QueueProvider;

/** Makes plain queues. */
record FakeQueues(Fault fault, BackendContext plane) implements QueueProvider {
  static final EventAggrCapability AGGREGATORS =
      new EventAggrCapability(64, 2, 2, 64, 1_000, 1_000_000_000);

  @Override
  public QueueCapability capability() {
    return new QueueCapability(
        64, 8_192, true, Set.of(NonBlocking.BLOCKING, NonBlocking.LOCK_FREE), AGGREGATORS);
  }

  @Override
  public Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    return new FakeQueue(name, param, fault, plane, onClose, null);
  }
}
