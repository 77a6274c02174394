package org.odpj.linuxgeneric.schedule;

import java.lang.foreign.ValueLayout;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;

/** A number in an event's first bytes. */
final class Tokens {
  private Tokens() {}

  static void put(Buffer buffer, long token) {
    buffer.memory().set(ValueLayout.JAVA_LONG_UNALIGNED, 0, token);
  }

  static long get(Event event) {
    return ((Buffer) event).memory().get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
  }
}
