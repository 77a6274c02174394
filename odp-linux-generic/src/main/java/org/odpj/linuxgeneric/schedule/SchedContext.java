package org.odpj.linuxgeneric.schedule;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;

/**
 * What the scheduler knows of one thread. Closed when the thread ends, so that no queue stays held
 * for ever.
 */
final class SchedContext implements AutoCloseable {
  /** Where single events are put before they are returned. */
  final Event[] one = new Event[1];

  final Waiting waiting = new Waiting();

  /** The atomic queue that the thread holds. */
  @Nullable SchedQueue held;

  /** Where the thread's events came from. */
  @Nullable Queue source;

  boolean paused;

  /** Ends the atomic context if there is one. */
  void release() {
    SchedQueue queue = held;
    if (queue != null) {
      held = null;
      queue.release();
    }
  }

  @Override
  public void close() {
    release();
  }
}
