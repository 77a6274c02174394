package org.odpj.linuxgeneric.queue;

import java.util.Set;
import java.util.function.Consumer;
import org.odpj.config.ApiKeys;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.QueueProvider;

/** Makes plain queues. */
public final class LinuxQueues implements QueueProvider {
  /** Events that fit into a queue of default size. */
  public static final int DEFAULT_SIZE = 4_096;

  // A ring in which a thread publishes only after those that claimed before it is not lock-free.
  private static final QueueCapability CAPABILITY =
      new QueueCapability(1_024, 1 << 20, Set.of(NonBlocking.BLOCKING));

  private final boolean check;

  /**
   * No queues yet.
   *
   * @param context the data plane's configuration
   */
  public LinuxQueues(BackendContext context) {
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
        ? CheckedQueue.of(onClose, (view, inner) -> new PlainQueue(name, param, size, inner))
        : new PlainQueue(name, param, size, onClose);
  }
}
