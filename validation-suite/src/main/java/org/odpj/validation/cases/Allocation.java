package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pool.Pool;

/** Allocates a pool's elements and checks that each is handed out once. */
final class Allocation {
  private Allocation() {}

  /** Every buffer of a pool, one by one. */
  static List<Buffer> all(BufferPool pool) {
    return all(pool, pool.capacity(), pool::alloc);
  }

  /** Every packet of a pool, one by one, with as much data as the pool was asked for. */
  static List<Packet> all(PacketPool pool) {
    return all(pool, pool.param().count(), () -> pool.alloc(pool.param().length()));
  }

  /** A number of buffers that must be there, in bursts. */
  static List<Buffer> buffers(BufferPool pool, int count) {
    Buffer[] burst = new Buffer[count];
    int done = 0;
    for (int got = 1; got > 0 && done < count; done += got) {
      got = pool.alloc(burst, done, Math.min(32, count - done));
    }
    assertEquals(count, done, () -> "buffers got from " + pool.capacity());
    return List.of(burst);
  }

  /** A number of packets that must be there, in bursts. */
  static List<Packet> packets(PacketPool pool, int length, int count) {
    Packet[] burst = new Packet[count];
    int done = 0;
    for (int got = 1; got > 0 && done < count; done += got) {
      got = pool.alloc(length, burst, done, Math.min(32, count - done));
    }
    assertEquals(count, done, () -> "packets got from " + pool.capacity());
    return List.of(burst);
  }

  /** One buffer that must be there. */
  static Buffer one(BufferPool pool) {
    Buffer buffer = pool.alloc();
    assertNotNull(buffer, () -> "no buffer from a pool of " + pool.capacity());
    return buffer;
  }

  /** One packet that must be there. */
  static Packet one(PacketPool pool, int length) {
    Packet packet = pool.alloc(length);
    assertNotNull(
        packet, () -> "no packet of %d B from a pool of %d".formatted(length, pool.capacity()));
    return packet;
  }

  /** An event that must be there. */
  static Event one(@Nullable Event event) {
    assertNotNull(event, "no event from a pool that has free ones");
    return event;
  }

  static void free(List<? extends Event> events) {
    events.forEach(Event::free);
  }

  /** Every element of a pool, from a source of single ones. */
  static <E extends Event> List<E> all(Pool pool, Supplier<@Nullable E> source) {
    return all(pool, pool.capacity(), source);
  }

  private static <E extends Event> List<E> all(
      Pool pool, int capacity, Supplier<@Nullable E> source) {
    List<E> events = new ArrayList<>(capacity);
    Set<Event> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    // A pool may be rounded up, but not without end.
    int bound = 2 * capacity + 1_024;
    for (E event = source.get(); event != null && events.size() < bound; event = source.get()) {
      assertTrue(
          distinct.add(event), () -> "element %d was handed out twice".formatted(events.size()));
      assertSame(pool, event.pool(), "the pool of an element");
      events.add(event);
    }
    assertTrue(
        events.size() < bound, () -> "more than %d of %d elements".formatted(bound, capacity));
    assertTrue(
        events.size() >= capacity,
        () -> "only %d of %d elements could be allocated".formatted(events.size(), capacity));
    return events;
  }
}
