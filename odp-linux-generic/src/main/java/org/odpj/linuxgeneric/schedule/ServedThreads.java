package org.odpj.linuxgeneric.schedule;

import org.odpj.spi.EventSource;

/** What a queue asks of the threads that the scheduler serves it to. */
interface ServedThreads {
  /** How many events of the queue they have taken in advance. */
  int takenInAdvance(SchedQueue queue);

  /** Has them poll a source of events. */
  void addSource(EventSource source);

  /** Has them poll it no more; none is in it on return. */
  void removeSource(EventSource source);

  /** Ends the contexts of those that are no more. */
  void reap();
}
