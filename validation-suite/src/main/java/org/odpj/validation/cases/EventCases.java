package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pool.Pool;
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
      odp = {
        "event/event_test_types_and_subtypes",
        "event/event_test_type_multi",
        "event/event_test_types_multi"
      },
      clause = "The types of several events are had in one call, and how many in a row are alike.",
      strategy = "A run of one type after another, from 1 to 16 events, of every pair of types.",
      ifFails = "type() and subtype() of the type that is named.")
  void tellsTypes(Fixture fixture) {
    for (EventForm first : EventForm.values()) {
      Event[] ones = EventForm.events(first.pool(fixture, COUNT), COUNT);
      for (Event event : ones) {
        assertEquals(first.type, event.type(), "type");
        assertEquals(first.subtype, event.subtype(), () -> "subtype of a " + first);
      }
      for (EventForm second : EventForm.values()) {
        if (second != first) {
          checkRuns(first, ones, second, EventForm.events(second.pool(fixture, COUNT), COUNT));
        }
      }
      Event.freeAll(ones, 0, COUNT);
    }
  }

  /** Frees the others. */
  private static void checkRuns(EventForm first, Event[] ones, EventForm second, Event[] others) {
    for (int run = 1; run <= COUNT; run++) {
      Event[] mixed = others.clone();
      System.arraycopy(ones, 0, mixed, 0, run);
      int length = run;
      assertEquals(
          run, Event.sameType(mixed, 0, COUNT), () -> length + " times " + first + ", " + second);
      EventType[] types = new EventType[COUNT + 2];
      Event.types(mixed, types, 0, COUNT);
      for (int i = 0; i < COUNT; i++) {
        assertEquals((i < run ? first : second).type, types[i], "type " + i);
      }
      assertNull(types[COUNT], "a type behind the range");
    }
    assertEquals(0, Event.sameType(others, 0, 0), "events alike of none");
    Event.freeAll(others, 0, COUNT);
  }

  @Conformance(
      odp = {"event/event_test_filter_packet", "event/event_test_types_filter_packets"},
      clause = "Packets are sorted out of mixed events, and both keep their order.",
      strategy = "Random mixtures of every type, from 0 to 64 events, also into the same array.",
      ifFails = "Packet.filter.")
  void sortsOutPackets(Fixture fixture) {
    Random random = fixture.random();
    List<Event> all = new ArrayList<>();
    for (EventForm form : EventForm.values()) {
      all.addAll(List.of(EventForm.events(form.pool(fixture, COUNT), COUNT)));
    }
    for (int count = 0; count <= all.size(); count++) {
      Collections.shuffle(all, random);
      checkFilter(all.subList(0, count));
    }
    Event[] few = new Event[COUNT - 1];
    Event[] many = all.toArray(Event[]::new);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Packet.filter(many, 0, COUNT, new Packet[COUNT], few),
        "others do not fit");
    Allocation.free(all);
  }

  private static void checkFilter(List<Event> mixed) {
    Event[] events = mixed.toArray(Event[]::new);
    Event[] others = new Event[events.length];
    Packet[] packets = new Packet[events.length];
    int found = Packet.filter(events, 0, events.length, packets, others);
    List<Event> expected =
        mixed.stream().filter(event -> event.type() == EventType.PACKET).toList();
    List<Event> rest = mixed.stream().filter(event -> event.type() != EventType.PACKET).toList();
    assertEquals(expected, Arrays.asList(packets).subList(0, found), "packets");
    assertEquals(rest, Arrays.asList(others).subList(0, events.length - found), "others");
    int again = Packet.filter(events, 0, events.length, packets, events);
    assertEquals(rest, Arrays.asList(events).subList(0, events.length - again), "in one array");
  }

  @Conformance(
      odp = "event/event_test_user_area_flag",
      clause = "Every event has a user area; packets and vectors have a user flag, too.",
      strategy = "Sets, reads and takes away the flag of each type through Event.",
      ifFails = "Whether Event's methods and those of the type are the same.")
  void hasUserAreaAndFlag(Fixture fixture) {
    for (EventForm form : EventForm.values()) {
      Event[] events = EventForm.events(form.pool(fixture, COUNT), COUNT);
      UserAreas.checkExactAndDisjoint(List.of(events), form.area(fixture));
      for (Event event : events) {
        assertEquals(form.hasUserFlag, event.hasUserFlag(), () -> "a flag of a " + form);
        assertFalse(event.userFlag(), () -> "flag of a new " + form);
        event.userFlag(true);
        assertEquals(form.hasUserFlag, event.userFlag(), () -> "flag of a " + form);
      }
      events[0].userFlag(false);
      assertFalse(events[0].userFlag(), () -> "flag of a " + form + " when it was taken away");
      Event.freeAll(events, 0, COUNT);
    }
  }

  @Conformance(
      odp = "event/event_test_flow_id",
      clause = "An event's flow id is 0 after allocation, then what the application says.",
      strategy = "Sets ids of all events of each type, frees them, allocates them again.",
      ifFails = "What allocation clears, and whether bursts and single calls clear the same.")
  void keepsFlowIds(Fixture fixture) {
    for (EventForm form : EventForm.values()) {
      Pool pool = form.pool(fixture, COUNT);
      for (int round = 0; round < 3; round++) {
        Event[] events = EventForm.events(pool, COUNT);
        for (int i = 0; i < COUNT; i++) {
          assertEquals(0, events[i].flowId(), () -> "flow id of a new " + form);
          events[i].flowId(i + 1);
        }
        for (int i = 0; i < COUNT; i++) {
          assertEquals(i + 1, events[i].flowId(), () -> "flow id of a " + form);
        }
        Messages.assertNames(
            assertThrows(IllegalArgumentException.class, () -> events[0].flowId(-1)), -1);
        Event.freeAll(events, 0, COUNT);
      }
    }
    BufferPool buffers = fixture.buffers(COUNT);
    for (int round = 0; round < 2; round++) {
      List<Buffer> burst = Allocation.buffers(buffers, COUNT);
      burst.forEach(buffer -> assertEquals(0, buffer.flowId(), "flow id of a new buffer"));
      burst.forEach(buffer -> buffer.flowId(7));
      Allocation.free(burst);
    }
  }

  @Conformance(
      odp = {
        "event/event_test_debug",
        "event/test_event_vector_print",
        "packet/packet_vector_test_debug"
      },
      clause = "Distinct events are distinct objects, and each says what it is.",
      strategy = "All events of each type; their text has the pool's name.",
      ifFails = "equals(), hashCode() and toString() of the type.")
  void saysWhatItIs(Fixture fixture) {
    Set<Event> distinct = new HashSet<>();
    for (EventForm form : EventForm.values()) {
      Pool pool = form.pool(fixture, COUNT);
      for (Event event : EventForm.events(pool, COUNT)) {
        assertTrue(distinct.add(event), () -> "two equal events: " + event);
        String text = event.toString();
        assertTrue(text.contains(pool.name()), () -> "no name of the pool in: " + text);
        assertFalse(text.contains("\n"), () -> "more than one line: " + text);
      }
    }
    distinct.forEach(Event::free);
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
