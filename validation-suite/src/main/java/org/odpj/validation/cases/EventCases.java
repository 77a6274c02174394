package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Events of any type. */
@CasesOf("event")
public final class EventCases {
  private static final int COUNT = 16;

  @Conformance(
      odp = "event/event_test_free",
      clause = "An event of any type is freed by the same call.",
      strategy = "Allocates a whole pool of each type, frees through Event, allocates all again.",
      ifFails = "Event.free of the type that is named.")
  void freesEachType(Fixture fixture) {
    BufferPool buffers = fixture.buffers(COUNT);
    PacketPool packets = fixture.packets(COUNT, 64);
    for (int round = 0; round < 2; round++) {
      Allocation.free(Allocation.all(buffers));
      Allocation.free(Allocation.all(packets));
    }
  }

  @Conformance(
      odp = {
        "event/event_test_free_multi",
        "event/event_test_free_multi_mixed",
        "event/event_test_event_frees"
      },
      clause = "Events of several types and pools are freed in one call.",
      strategy =
          "Frees alternating buffers and packets of two pools each; then all can be allocated.",
      ifFails = "Whether free() goes to the event's own pool.")
  void freesMixedEvents(Fixture fixture) {
    List<BufferPool> buffers = List.of(fixture.buffers(COUNT), fixture.buffers(COUNT));
    List<PacketPool> packets = List.of(fixture.packets(COUNT, 64), fixture.packets(COUNT, 64));
    for (int round = 0; round < 2; round++) {
      List<Event> mixed = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        for (int pool = 0; pool < 2; pool++) {
          mixed.add(Allocation.one(buffers.get(pool)));
          mixed.add(Allocation.one(packets.get(pool), 64));
        }
      }
      Event.freeAll(mixed.toArray(Event[]::new), 0, mixed.size());
    }
  }

  @Conformance(
      odp = "event/event_test_pool",
      clause = "An event knows its type and the pool that it came from.",
      strategy = "Asks an event of each type.",
      ifFails = "type() and pool().")
  void knowsTypeAndPool(Fixture fixture) {
    BufferPool buffers = fixture.buffers(COUNT);
    PacketPool packets = fixture.packets(COUNT, 64);
    Event buffer = Allocation.one(buffers);
    Event packet = Allocation.one(packets, 64);
    assertEquals(EventType.BUFFER, buffer.type(), "type of a buffer");
    assertEquals(EventType.PACKET, packet.type(), "type of a packet");
    assertSame(buffers, buffer.pool(), "pool of a buffer");
    assertSame(packets, packet.pool(), "pool of a packet");
    Event.freeAll(new Event[] {buffer, packet}, 0, 2);
  }

  @Conformance(
      odp = "event/event_test_queue_enq_deq",
      clause = "Events of different types wait in one queue, in order.",
      strategy = "Alternating buffers and packets through a plain queue.",
      ifFails = "What a queue assumes of an event's type.")
  void mixesInAQueue(Fixture fixture) {
    Queue queue = fixture.plain(2 * COUNT);
    List<Event> events = new ArrayList<>();
    BufferPool buffers = fixture.buffers(COUNT);
    PacketPool packets = fixture.packets(COUNT, 64);
    for (int i = 0; i < COUNT; i++) {
      events.add(Allocation.one(buffers));
      events.add(Allocation.one(packets, 64));
    }
    events.forEach(event -> assertTrue(queue.enqueue(event), "enqueue"));
    events.forEach(event -> assertSame(event, queue.dequeue(), "the next event"));
    Allocation.free(events);
  }

  @Conformance(
      clause = "A range outside the array is refused, and nothing is freed.",
      strategy = "Frees ranges outside an array of 4 events, then the events themselves.",
      ifFails = "Event.freeAll.")
  void checksRanges(Fixture fixture) {
    Event[] events = Allocation.buffers(fixture.buffers(4), 4).toArray(Event[]::new);
    for (int[] range : Ranges.outside(events.length)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> Event.freeAll(events, range[0], range[1]),
          () -> Ranges.text(range, events.length));
    }
    Event.freeAll(events, 0, 4);
  }
}
