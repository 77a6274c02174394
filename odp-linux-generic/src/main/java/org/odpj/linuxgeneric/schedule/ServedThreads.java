package org.odpj.linuxgeneric.schedule;

/** What a queue asks of the threads that the scheduler serves it to. */
interface ServedThreads {
  /** How many events of the queue they have taken in advance. */
  int takenInAdvance(SchedQueue queue);

  /** Ends the contexts of those that are no more. */
  void reap();
}
