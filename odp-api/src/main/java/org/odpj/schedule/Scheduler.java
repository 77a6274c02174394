package org.odpj.schedule;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedGroup;

/**
 * Hands events of the scheduled queues to the threads that ask, by priority (ODP: {@code
 * odp_schedule}).
 *
 * <p><b>Context.</b> With an event of an atomic queue a thread gets the queue's context and holds
 * it until it calls schedule again, even if that returns nothing, or until {@link #releaseAtomic}
 * takes effect. Freeing or enqueueing the event does not end it. While it is held, no other thread
 * gets an event of that queue; what the holder wrote is visible to the next holder.
 *
 * <p><b>Order.</b> With events of an ordered queue a thread gets a context that has a place in the
 * queue's order; it lasts as an atomic one does, or until {@link #releaseOrdered} takes effect, but
 * other threads get the next events meanwhile. What is enqueued within it, whatever event, to a
 * queue that keeps order, or sent by an interface, goes out when all earlier contexts have ended:
 * the call may wait for them. A context that ends early holds up nobody.
 *
 * <p><b>Ordered locks.</b> Within its context a thread may take each lock of the ordered queue
 * once, one at a time; the contexts get a lock in their order. Locks that a context did not take
 * are passed over when it ends, one that it still holds is let go.
 *
 * <p><b>In advance.</b> The scheduler may take more events of one queue than were asked for and
 * hand them out with the next calls, in the same context; never of a queue with ordered locks. What
 * a thread had taken so and did not fetch before it ended goes to another thread; events of an
 * ordered queue then have lost their place in its order.
 *
 * <p>All methods are thread-safe. Those that do not name threads concern the calling one.
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

  /**
   * Allows the scheduler to end the thread's ordered context before its next schedule call (ODP:
   * {@code odp_schedule_release_ordered}). A hint. Locks that it has not taken are given up.
   */
  void releaseOrdered();

  /**
   * Allows the scheduler to take events in advance for the thread's next calls (ODP: {@code
   * odp_schedule_prefetch}). A hint.
   *
   * @param count how many are wanted
   */
  void prefetch(int count);

  /**
   * Takes an ordered lock; waits for the contexts before (ODP: {@code odp_schedule_order_lock}).
   *
   * @param index from 0 to the number of locks of the queue - 1
   * @throws IllegalArgumentException if the queue has no such lock
   * @throws IllegalStateException if the thread is in no ordered context, holds or has started a
   *     lock, or had this one in this context before
   */
  void lock(int index);

  /**
   * Lets an ordered lock go (ODP: {@code odp_schedule_order_unlock}).
   *
   * @param index the lock that the thread holds
   * @throws IllegalStateException if it does not hold it
   */
  void unlock(int index);

  /**
   * Lets one ordered lock go and takes another (ODP: {@code odp_schedule_order_unlock_lock}).
   *
   * @param unlock the lock that the thread holds
   * @param lock the lock to take
   * @throws IllegalArgumentException if the queue has no such lock
   * @throws IllegalStateException as for {@link #unlock} and {@link #lock}
   */
  void unlockLock(int unlock, int lock);

  /**
   * Says that the thread will take a lock with {@link #waitLock}, and does not wait (ODP: {@code
   * odp_schedule_order_lock_start}).
   *
   * @param index the lock
   * @throws IllegalArgumentException if the queue has no such lock
   * @throws IllegalStateException as for {@link #lock}
   */
  void startLock(int index);

  /**
   * Takes the lock of the last {@link #startLock} (ODP: {@code odp_schedule_order_lock_wait}).
   *
   * @param index the same lock
   * @throws IllegalStateException if it was not started
   */
  void waitLock(int index);

  /**
   * Waits until the contexts before the thread's ordered one have ended (ODP: {@code
   * odp_schedule_order_wait}). Returns at once if it is in none.
   *
   * @throws IllegalStateException if the thread holds an ordered lock
   */
  void orderWait();

  /**
   * The group of all threads (ODP: {@code ODP_SCHED_GROUP_ALL}).
   *
   * @return always the same object
   */
  SchedGroup allGroup();

  /**
   * The group of the data plane's workers (ODP: {@code ODP_SCHED_GROUP_WORKER}).
   *
   * @return always the same object
   */
  SchedGroup workerGroup();

  /**
   * The group of all threads that are no workers (ODP: {@code ODP_SCHED_GROUP_CONTROL}).
   *
   * @return always the same object
   */
  SchedGroup controlGroup();

  /**
   * Makes a group (ODP: {@code odp_schedule_group_create}).
   *
   * @param name any text; need not be unique
   * @param threads who is in it at first
   * @return the group
   * @throws OdpException if there are as many groups as the capability allows
   */
  SchedGroup createGroup(String name, Collection<? extends Thread> threads);

  /**
   * Finds an open group by name (ODP: {@code odp_schedule_group_lookup}).
   *
   * @param name its name
   * @return any group of that name
   */
  Optional<SchedGroup> lookupGroup(String name);

  /**
   * The state of the scheduler for people (ODP: {@code odp_schedule_print}).
   *
   * @return some lines of text
   */
  String describe();
}
