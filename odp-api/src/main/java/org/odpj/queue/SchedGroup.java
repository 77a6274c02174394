package org.odpj.queue;

import java.util.Set;

/**
 * Threads that scheduled queues are served to (ODP: {@code odp_schedule_group_t}). A queue has one
 * group; a thread may be in many.
 *
 * <p>The scheduler has three from the start: of all threads, of the workers and of the others.
 * These follow the threads by themselves and can be neither changed nor closed. All methods are
 * thread-safe.
 */
public interface SchedGroup extends AutoCloseable {
  /**
   * The name it was made with; need not be unique.
   *
   * @return the name, may be empty
   */
  String name();

  /**
   * Its threads as they are now (ODP: {@code odp_schedule_group_thrmask}).
   *
   * @return of a group that is there from the start: the threads that have used the scheduler
   */
  Set<Thread> threads();

  /**
   * Adds a thread (ODP: {@code odp_schedule_group_join}). It may be any, started or not.
   *
   * @param thread nothing happens if it is in already
   * @throws IllegalStateException if the group is closed or there from the start
   */
  void join(Thread thread);

  /**
   * Takes a thread out (ODP: {@code odp_schedule_group_leave}). What it had taken in advance still
   * comes to it.
   *
   * @param thread nothing happens if it is not in
   * @throws IllegalStateException if the group is closed or there from the start
   */
  void leave(Thread thread);

  /**
   * Frees the group (ODP: {@code odp_schedule_group_destroy}). Idempotent.
   *
   * @throws IllegalStateException if open queues have it, naming how many, or it is there from the
   *     start
   */
  @Override
  void close();
}
