package org.odpj.apps.soak;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;
import org.odpj.packet.Packet;

/**
 * What is written into the memory of an event: whether a worker has it, so that an event that two
 * get is seen, and a number with its complement, so that damage is.
 */
final class Mark {
  /** Octets of the mark. */
  static final int LENGTH = 24;

  private static final int OWNED = 0;
  private static final int NUMBER = 8;
  private static final int COMPLEMENT = 16;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private Mark() {}

  /** Marks a new event, which the caller has. */
  static void write(Event event, long number) {
    MemorySegment memory = memory(event);
    long at = at(event);
    memory.set(ValueLayout.JAVA_LONG, at + NUMBER, number);
    memory.set(ValueLayout.JAVA_LONG, at + COMPLEMENT, ~number);
    memory.set(ValueLayout.JAVA_INT, at + OWNED, 1);
  }

  /** The caller has got the event. */
  static void take(Event event) {
    MemorySegment memory = memory(event);
    long at = at(event);
    if ((int) INT.getAndSet(memory, at + OWNED, 1) != 0) {
      throw new IllegalStateException(event + " was given to two workers");
    }
    long number = memory.get(ValueLayout.JAVA_LONG, at + NUMBER);
    if (memory.get(ValueLayout.JAVA_LONG, at + COMPLEMENT) != ~number) {
      throw new IllegalStateException("the memory of %s is damaged".formatted(event));
    }
  }

  /** The caller is about to give the event away. */
  static void give(Event event) {
    if ((int) INT.getAndSet(memory(event), at(event) + OWNED, 0) != 1) {
      throw new IllegalStateException(event + " was given away by two workers");
    }
  }

  private static MemorySegment memory(Event event) {
    return event instanceof Packet packet ? packet.memory() : ((Buffer) event).memory();
  }

  private static long at(Event event) {
    return event instanceof Packet packet ? packet.dataOffset() : 0;
  }
}
