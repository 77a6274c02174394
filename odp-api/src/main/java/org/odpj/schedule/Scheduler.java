package org.odpj.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;

/**
 * Hands events of the scheduled queues to the threads that ask, by priority (ODP: {@code
 * odp_schedule}).
 *
 * <p><b>Context.</b> With an event of an atomic queue a thread gets the queue's context and holds
 * it until it calls schedule again, even if that returns nothing, or until {@link #releaseAtomic}
 * takes effect. Freeing or enqueueing the event does not end it. While it is held, no other thread
 * gets an event of that queue; what the holder wrote is visible to the next holder.
 *
 * <p>All methods are thread-safe and concern the calling thread.
 */
public interface Scheduler {
  /** Wait until there is an event (ODP: {@code ODP_SCHED_WAIT}). */
  long WAIT = -1;

  /** Do not wait (ODP: {@code ODP_SCHED_NO_WAIT}). */
  long NO_WAIT = 0;

  /**
   * What the scheduler can do (ODP: {@code odp_schedule_capability}).
   *
   * @return the capability
   */
  SchedulerCapability capability();

  /**
   * Takes the next event (ODP: {@code odp_schedule}). Ends the context of the thread's last call.
   *
   * @param waitNanos nanoseconds to wait at least for an event, {@link #WAIT} or {@link #NO_WAIT}
   * @return an event that the caller owns, or null if none came or a waiting thread was interrupted
   */
  @Nullable Event schedule(long waitNanos);

  /**
   * Takes the next events of one queue (ODP: {@code odp_schedule_multi}). They share one context.
   * Ends the context of the thread's last call.
   *
   * @param events receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many are wanted at most
   * @param waitNanos nanoseconds to wait at least for an event, {@link #WAIT} or {@link #NO_WAIT}
   * @return how many were taken, in the queue's order; the caller owns them. 0 if none came or a
   *     waiting thread was interrupted
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  int schedule(Event[] events, int offset, int count, long waitNanos);

  /**
   * The queue that the thread's last successful schedule call took from (ODP: the {@code from}
   * argument of {@code odp_schedule}).
   *
   * @return the queue, or null if the last call returned nothing
   */
  @Nullable Queue source();

  /**
   * Allows the scheduler to end the thread's atomic context before its next schedule call (ODP:
   * {@code odp_schedule_release_atomic}). A hint: the context may be held on.
   */
  void releaseAtomic();

  /**
   * Takes no new events to this thread (ODP: {@code odp_schedule_pause}). Calls with {@link
   * #NO_WAIT} still deliver what the thread had taken in advance; leave when one returns nothing.
   */
  void pause();

  /** Ends {@link #pause} (ODP: {@code odp_schedule_resume}). */
  void resume();
}
