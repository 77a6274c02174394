package org.odpj.linuxgeneric.timer;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;

/** Counts what one thread at a time puts in. */
final class CountingQueue implements Queue {
  private int events;

  @Override
  public String name() {
    return "";
  }

  @Override
  public QueueParam param() {
    return QueueParam.plain();
  }

  @Override
  public @Nullable Object context() {
    return null;
  }

  @Override
  public void context(@Nullable Object context) {}

  @Override
  public boolean enqueue(Event event) {
    events++;
    return true;
  }

  @Override
  public int enqueue(Event[] burst, int offset, int count) {
    events += count;
    return count;
  }

  @Override
  public @Nullable Event dequeue() {
    return null;
  }

  @Override
  public int dequeue(Event[] burst, int offset, int count) {
    return 0;
  }

  @Override
  public int length() {
    return events;
  }

  @Override
  public void close() {}
}
