package org.odpj;

import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;

/** Makes queues of the data plane. */
@FunctionalInterface
interface QueueMaker {
  /**
   * Makes one.
   *
   * @param name for people
   * @param param of a queue
   * @return the queue
   */
  Queue make(String name, QueueParam param);
}
