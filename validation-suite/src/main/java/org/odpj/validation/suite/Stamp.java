package org.odpj.validation.suite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;
import org.odpj.packet.Packet;

/** A number in an event's first bytes, by which a case knows the event again. */
public final class Stamp {
  /** Bytes that it takes. */
  public static final int LENGTH = Long.BYTES;

  private Stamp() {}

  /**
   * Writes a number.
   *
   * @param event a buffer or a packet of at least {@link #LENGTH} bytes
   * @param number any
   */
  public static void put(Event event, long number) {
    memory(event).set(ValueLayout.JAVA_LONG_UNALIGNED, 0, number);
  }

  /**
   * Reads the number.
   *
   * @param event one that was stamped
   * @return the number
   */
  public static long get(Event event) {
    return memory(event).get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
  }

  private static MemorySegment memory(Event event) {
    return switch (event) {
      case Buffer buffer -> buffer.memory();
      case Packet packet -> packet.slice(0, LENGTH);
      default ->
          throw new IllegalArgumentException("neither a buffer nor a packet: " + event.type());
    };
  }
}
