package org.odpj.apps.soak;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.odpj.event.Event;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;

/** What goes with a scheduled queue: who is at work with its events, if one thread shall be. */
final class SoakQueue {
  private final boolean exclusive;
  private final AtomicIntegerArray inside;

  SoakQueue(SchedParam sched) {
    this.exclusive = sched.sync() == SchedSync.ATOMIC;
    this.inside = new AtomicIntegerArray(sched.flows());
  }

  /** A thread has got events; all are of the flow of the first. */
  void enter(Event first) {
    if (exclusive && inside.getAndIncrement(flow(first)) != 0) {
      throw new IllegalStateException("two workers have events of one atomic queue");
    }
  }

  /** The thread is done with them; {@code flow} is that of the first when it came. */
  void leave(int flow) {
    if (exclusive) {
      inside.getAndDecrement(flow);
    }
  }

  int flow(Event event) {
    return event.flowId() % inside.length();
  }
}
