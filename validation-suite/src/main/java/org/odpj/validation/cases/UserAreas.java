package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.odpj.event.Event;

/** What the user areas of events must be. */
final class UserAreas {
  private UserAreas() {}

  static void checkExactAndDisjoint(List<? extends Event> events, int size) {
    for (int i = 0; i < events.size(); i++) {
      MemorySegment area = events.get(i).userArea();
      assertEquals(size, area.byteSize(), "bytes of the user area");
      area.fill((byte) i);
    }
    for (int i = 0; i < events.size(); i++) {
      MemorySegment area = events.get(i).userArea();
      for (long offset = 0; offset < size; offset++) {
        assertEquals(
            (byte) i,
            area.get(ValueLayout.JAVA_BYTE, offset),
            "byte " + offset + " of a user area");
      }
    }
  }
}
