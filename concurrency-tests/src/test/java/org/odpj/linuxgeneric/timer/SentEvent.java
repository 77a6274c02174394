package org.odpj.linuxgeneric.timer;

import java.lang.foreign.MemorySegment;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.pool.Pool;

/** An event that a timer only passes on. */
final class SentEvent extends Event {
  @Override
  public EventType type() {
    return EventType.BUFFER;
  }

  @Override
  public Pool pool() {
    throw new AssertionError("a timer does not look into events");
  }

  @Override
  public MemorySegment userArea() {
    throw new AssertionError("a timer does not look into events");
  }

  @Override
  public void free() {}
}
