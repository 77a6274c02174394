package org.odpj.spi;

/**
 * Something that scheduled events come from without being enqueued by the application, such as an
 * interface's input. The scheduler polls it; see {@link SchedulerProvider#addSource}.
 */
@FunctionalInterface
public interface EventSource {
  /**
   * Puts a burst of what has arrived into its scheduled queue, without waiting. Called by any
   * thread, but by one at a time, each seeing what the last did; never within an ordered or atomic
   * context.
   *
   * @return how many events were put there
   */
  int poll();
}
