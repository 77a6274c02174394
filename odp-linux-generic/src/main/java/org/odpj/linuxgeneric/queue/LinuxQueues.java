package org.odpj.linuxgeneric.queue;

import java.util.Set;
import java.util.function.Consumer;
import org.odpj.config.ApiKeys;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.QueueProvider;

/** Makes plain queues. */
public final class LinuxQueues implements QueueProvider {
  /** Events that fit into a queue of default size. */
  public static final int DEFAULT_SIZE = 4_096;

  /** What aggregators queues of either type can have. They look at the clock when polled. */
  public static final EventAggrCapability AGGREGATORS =
      new EventAggrCapability(1_024, 8, 2, 4_096, 1_000, 3_600_000_000_000L);

  private static final QueueCapability CAPABILITY =
      new QueueCapability(
          1_024,
          LockFreeFifo.MAX_SIZE,
          true,
          Set.of(NonBlocking.BLOCKING, NonBlocking.LOCK_FREE),
          AGGREGATORS);

  private final BackendContext context;
  private final boolean check;

  /**
   * No queues yet.
   *
   * @param context the data plane's configuration
   */
  public LinuxQueues(BackendContext context) {
    this.context = context;
    this.check = context.config().get(ApiKeys.CHECK);
  }

  @Override
  public QueueCapability capability() {
    return CAPABILITY;
  }

  @Override
  public Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    int size = param.size() == 0 ? DEFAULT_SIZE : param.size();
    return check
        ? CheckedQueue.of(context, onClose, (view, inner) -> plain(name, param, size, inner))
        : plain(name, param, size, onClose);
  }

  private Queue plain(String name, QueueParam param, int size, Consumer<? super Queue> onClose) {
    // A ring that threads share is not lock-free: one publishes only after those that claimed
    // before it.
    boolean shared = param.enqueueMode() == QueueOpMode.MT || param.dequeueMode() == QueueOpMode.MT;
    return shared && param.nonBlocking() == NonBlocking.LOCK_FREE
        ? new LockFreeQueue(name, param, size, onClose)
        : new RingQueue(name, param, size, check, onClose);
  }
}
