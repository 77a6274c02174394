package org.odpj.linuxgeneric.schedule;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.odpj.event.Event;

/**
 * What a thread had taken in advance when it ended. Events of an ordered queue have lost their
 * place in its order: the thread's context ended with it.
 */
final class Orphan {
  private final SchedQueue queue;
  private final List<Event> events;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /** Events in their queue's order; an atomic queue is still held, for whoever takes them over. */
  Orphan(SchedQueue queue, List<Event> events) {
    this.queue = queue;
    this.events = events;
  }

  SchedQueue queue() {
    return queue;
  }

  List<Event> events() {
    return events;
  }

  /** True for one thread: the one that takes the events over. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }
}
