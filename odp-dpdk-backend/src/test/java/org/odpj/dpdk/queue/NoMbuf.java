package org.odpj.dpdk.queue;

import java.lang.foreign.MemorySegment;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.pool.Pool;

/** An event of another backend. */
final class NoMbuf extends Event {
  @Override
  public EventType type() {
    return EventType.TIMEOUT;
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
