package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueCapability;
import org.odpj.queue.QueueParam;

/** Makes plain queues. Thread-safe. */
public interface QueueProvider {
  /**
   * What queues it can make.
   *
   * @return the capability
   */
  QueueCapability capability();

  /**
   * Makes a plain queue. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the object, when it is closed
   * @return the queue
   */
  Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose);
}
