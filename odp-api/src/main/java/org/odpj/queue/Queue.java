package org.odpj.queue;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;

/**
 * Where events wait, first in first out (ODP: {@code odp_queue_t}).
 *
 * <p>Enqueue publishes what the caller did to the event; dequeue and schedule see it. Thread-safety
 * of each side is as the queue's modes say.
 */
public interface Queue extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * What it was made with (ODP: {@code odp_queue_info}).
   *
   * @return the parameters, unchanged
   */
  QueueParam param();

  /**
   * Who takes events out (ODP: {@code odp_queue_type}).
   *
   * @return the type
   */
  default QueueType type() {
    return param().type();
  }

  /**
   * The application's object (ODP: {@code odp_queue_context}).
   *
   * @return what was set last, at first the parameter's
   */
  @Nullable Object context();

  /**
   * Sets the application's object (ODP: {@code odp_queue_context_set}).
   *
   * @param context any object, or null
   */
  void context(@Nullable Object context);

  /**
   * A way into this queue that gathers events into vectors (ODP: {@code odp_queue_aggr}). What is
   * enqueued to it comes out of this queue, as an {@link org.odpj.event.EventVector} or, where its
   * pool has no vector, alone; the scheduler names this queue as the source. Between events that
   * took different ways there is no order.
   *
   * <p>It is a queue of type {@link QueueType#AGGR}, as safe to enqueue to as this one, with the
   * parameters of this one and a length of its own. It can be neither dequeued from nor closed, and
   * ends with this queue; what it has gathered then is freed. An event of a type that it was not
   * made for is refused by an IllegalArgumentException.
   *
   * @param index from 0 to the number of {@link QueueParam#aggregators} - 1
   * @return always the same object
   * @throws IndexOutOfBoundsException if there is none of this index
   */
  default Queue aggregator(int index) {
    throw new IndexOutOfBoundsException(
        "aggregator %d: the queue '%s' has %d"
            .formatted(index, name(), param().aggregators().size()));
  }

  /**
   * Puts an event in, and tells an aggregator what to gather (ODP: {@code odp_queue_enq_aggr}).
   * Other queues do not care.
   *
   * @param event handed over if it was taken
   * @param hint which events belong together
   * @return false if the queue is full; the caller still owns the event
   * @throws IllegalStateException as for {@link #enqueue(Event)}
   */
  default boolean enqueue(Event event, VectorHint hint) {
    return enqueue(event);
  }

  /**
   * Puts an event in (ODP: {@code odp_queue_enq}).
   *
   * @param event handed over if it was taken
   * @return false if the queue is full; the caller still owns the event
   * @throws IllegalStateException if the queue is closed or its enqueue side is disabled; the
   *     caller still owns the event
   */
  boolean enqueue(Event event);

  /**
   * Puts events in (ODP: {@code odp_queue_enq_multi}).
   *
   * @param events holds them
   * @param offset index of the first
   * @param count how many
   * @return how many were taken, a prefix; the caller still owns the rest
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was taken
   * @throws IllegalStateException if the queue is closed or its enqueue side is disabled; nothing
   *     was taken
   */
  int enqueue(Event[] events, int offset, int count);

  /**
   * Takes an event out (ODP: {@code odp_queue_deq}).
   *
   * @return an event that the caller owns, or null if there is none
   * @throws IllegalStateException if the queue is scheduled or closed, or its dequeue side is
   *     disabled
   */
  @Nullable Event dequeue();

  /**
   * Takes events out (ODP: {@code odp_queue_deq_multi}).
   *
   * @param events receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted at most
   * @return how many were taken, in order; the caller owns them
   * @throws IndexOutOfBoundsException if the range is not within the array
   * @throws IllegalStateException if the queue is scheduled or closed, or its dequeue side is
   *     disabled
   */
  int dequeue(Event[] events, int offset, int count);

  /**
   * How many events wait (ODP: {@code odp_queue_len}).
   *
   * @return exact when no thread is using the queue; 0 if the capability says that lengths are not
   *     counted
   */
  int length();

  /**
   * The queue for people (ODP: {@code odp_queue_print}).
   *
   * @return a line of text
   */
  default String describe() {
    QueueParam made = param();
    SchedParam sched = made.sched();
    String served =
        sched == null
            ? "dequeue " + made.dequeueMode()
            : "%s, priority %d, group %s, ordered locks %d, flows %d"
                .formatted(
                    sched.sync(),
                    sched.priority(),
                    sched.group() == null ? "all" : sched.group().name(),
                    sched.orderedLocks(),
                    sched.flows());
    return "queue '%s': %s, %s, enqueue %s, order %s, %s, size %s, aggregators %d, length %d"
        .formatted(
            name(),
            type(),
            served,
            made.enqueueMode(),
            made.order(),
            made.nonBlocking(),
            made.size() == 0 ? "default" : made.size(),
            made.aggregators().size(),
            length());
  }

  /**
   * Frees the queue (ODP: {@code odp_queue_destroy}). Idempotent.
   *
   * <p>Close may run beside use of a side that any number of threads may use, and no event is lost
   * between the two: an enqueue beside it either takes events, and then close refuses unless they
   * have been taken out again; or takes none, reporting a full queue while close is on its way and
   * throwing afterwards. Of a side that is {@link QueueOpMode#MT_UNSAFE}, close is a use.
   *
   * @throws IllegalStateException if events wait in it or are just being put in or taken out,
   *     naming how many; the queue stays as it was
   */
  @Override
  void close();
}
