package org.odpj.linuxgeneric.schedule;

import java.lang.foreign.MemorySegment;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.pool.Pool;

/** An event that only waits in queues. */
final class StubEvent extends Event {
  @Override
  public EventType type() {
    return EventType.BUFFER;
  }

  @Override
  public Pool pool() {
    throw new AssertionError("a queue does not look into events");
  }

  @Override
  public MemorySegment userArea() {
    throw new AssertionError("a queue does not look into events");
  }

  @Override
  public void free() {}
}
