package org.odpj.spi;

import java.util.function.Consumer;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.schedule.Scheduler;

/** The scheduler and its queues. Thread-safe. */
public interface SchedulerProvider {
  /**
   * The scheduler.
   *
   * @return always the same object
   */
  Scheduler scheduler();

  /**
   * The data plane is closing: from now on the calling thread is served the queues of every group,
   * so that it can free what waits in them.
   */
  void serveAll();

  /**
   * From now on threads that schedule poll a source: whenever nothing else is ready, and now and
   * then when something is.
   *
   * @param source not known yet
   */
  void addSource(EventSource source);

  /**
   * Ends the polling of a source.
   *
   * @param source known; when the call returns no thread is in it, and none will be
   */
  void removeSource(EventSource source);

  /**
   * Makes a scheduled queue. The parameters have been checked against the scheduler's capability.
   *
   * @param name any text
   * @param param what it shall be; {@code sched} is not null
   * @param onClose to be called once, with the object, when it is closed
   * @return the queue
   */
  Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose);
}
