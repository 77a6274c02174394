package org.odpj.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a queue shall be (ODP: {@code odp_queue_param_t}).
 *
 * @param type who takes events out
 * @param size events that must fit at once; 0 for the implementation's default
 * @param enqueueMode who may put events in
 * @param dequeueMode who may take events out; of no meaning for a scheduled queue
 * @param order whether enqueues from ordered contexts keep their order
 * @param nonBlocking how far threads depend on each other; within the capability
 * @param sched how it is scheduled; null for a plain queue
 * @param context an object of the application that goes with the queue, or null
 * @param aggregators ways into the queue that gather events into vectors, in the order of their
 *     indexes; within the capability. Only of a queue that is {@link NonBlocking#BLOCKING}
 */
public record QueueParam(
    QueueType type,
    int size,
    QueueOpMode enqueueMode,
    QueueOpMode dequeueMode,
    QueueOrder order,
    NonBlocking nonBlocking,
    @Nullable SchedParam sched,
    @Nullable Object context,
    List<EventAggrConfig> aggregators) {
  /** Keeps a copy of the list. */
  public QueueParam {
    aggregators = List.copyOf(aggregators);
  }

  /**
   * A plain queue for any number of threads, of default size.
   *
   * @return the parameters
   */
  public static QueueParam plain() {
    return new QueueParam(
        QueueType.PLAIN,
        0,
        QueueOpMode.MT,
        QueueOpMode.MT,
        QueueOrder.KEEP,
        NonBlocking.BLOCKING,
        null,
        null,
        List.of());
  }

  /**
   * A scheduled queue of default size.
   *
   * @param sync what the scheduler promises
   * @param priority a larger number is served first
   * @return the parameters
   */
  public static QueueParam scheduled(SchedSync sync, int priority) {
    return scheduled(new SchedParam(sync, priority));
  }

  /**
   * A scheduled queue of default size.
   *
   * @param sched how it is scheduled
   * @return the parameters
   */
  public static QueueParam scheduled(SchedParam sched) {
    return new QueueParam(
        QueueType.SCHED,
        0,
        QueueOpMode.MT,
        QueueOpMode.DISABLED,
        QueueOrder.KEEP,
        NonBlocking.BLOCKING,
        sched,
        null,
        List.of());
  }

  /**
   * The same with a guaranteed size.
   *
   * @param events that must fit at once
   * @return new parameters
   */
  public QueueParam withSize(int events) {
    return new QueueParam(
        type, events, enqueueMode, dequeueMode, order, nonBlocking, sched, context, aggregators);
  }

  /**
   * The same with other sides.
   *
   * @param enqueue who may put events in
   * @param dequeue who may take events out
   * @return new parameters
   */
  public QueueParam withModes(QueueOpMode enqueue, QueueOpMode dequeue) {
    return new QueueParam(
        type, size, enqueue, dequeue, order, nonBlocking, sched, context, aggregators);
  }

  /**
   * The same with a context.
   *
   * @param object any object, or null
   * @return new parameters
   */
  public QueueParam withContext(@Nullable Object object) {
    return new QueueParam(
        type, size, enqueueMode, dequeueMode, order, nonBlocking, sched, object, aggregators);
  }

  /**
   * The same with another treatment of ordered contexts.
   *
   * @param wanted whether their order is kept
   * @return new parameters
   */
  public QueueParam withOrder(QueueOrder wanted) {
    return new QueueParam(
        type, size, enqueueMode, dequeueMode, wanted, nonBlocking, sched, context, aggregators);
  }

  /**
   * The same with another promise of progress.
   *
   * @param wanted how far threads may depend on each other
   * @return new parameters
   */
  public QueueParam withNonBlocking(NonBlocking wanted) {
    return new QueueParam(
        type, size, enqueueMode, dequeueMode, order, wanted, sched, context, aggregators);
  }

  /**
   * The same with aggregators.
   *
   * @param wanted in the order of their indexes
   * @return new parameters
   */
  public QueueParam withAggregators(List<EventAggrConfig> wanted) {
    return new QueueParam(
        type, size, enqueueMode, dequeueMode, order, nonBlocking, sched, context, wanted);
  }
}
