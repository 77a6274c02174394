package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import org.odpj.event.Event;
import org.odpj.pool.UserAreaInit;

/** Writes into each user area its number, and finds out whether all are there later. */
final class UserAreaNumbers implements UserAreaInit {
  private final BitSet filled = new BitSet();
  private final int count;
  private int calls;
  private long size;

  UserAreaNumbers(int count) {
    this.count = count;
  }

  @Override
  public synchronized void init(MemorySegment userArea, int index) {
    calls++;
    filled.set(index);
    size = userArea.byteSize();
    userArea.set(ValueLayout.JAVA_INT_UNALIGNED, 0, index);
  }

  /** All events of the pool have a number of their own, from 0. */
  synchronized void check(List<? extends Event> events, int userArea) {
    assertEquals(userArea, size, "bytes of the user areas that were filled");
    assertTrue(calls >= count, () -> "%d of %d user areas were filled".formatted(calls, count));
    assertEquals(calls, filled.cardinality(), "distinct numbers that were asked for");
    BitSet seen = new BitSet();
    for (Event event : events) {
      seen.set(event.userArea().get(ValueLayout.JAVA_INT_UNALIGNED, 0));
    }
    assertEquals(events.size(), seen.cardinality(), "distinct numbers in user areas");
    assertTrue(seen.length() <= calls, () -> "numbers in user areas: " + seen);
  }
}
