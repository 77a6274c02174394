package org.odpj.validation.cases;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.Queue;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Vectors of events and of packets. */
@CasesOf("vector")
public final class VectorCases {
  private static final int SIZE = 8;

  @Conformance(
      odp = "event/test_table_ops",
      clause = "A vector is empty when allocated, and holds what its owner puts into the table.",
      strategy = "Fills the table, sets the size; sizes outside are refused and change nothing.",
      ifFails = "What alloc() renews, and the bound of size().")
  void holdsEvents(Fixture fixture) {
    EventVectorPool pool = events(fixture, 1);
    BufferPool buffers = fixture.buffers(SIZE);
    for (int round = 0; round < 2; round++) {
      EventVector vector = requireNonNull(pool.alloc());
      assertEquals(0, vector.size(), "size of a new vector");
      assertNull(vector.contentType(), "type of the content of a new vector");
      assertTrue(vector.table().length >= SIZE, "length of the table");
      fill(vector, buffers);
      vector.contentType(EventType.BUFFER);
      assertEquals(SIZE, vector.size(), "size");
      assertEquals(EventType.BUFFER, vector.contentType(), "type of the content");
      int tooMany = vector.table().length + 1;
      assertThrows(IllegalArgumentException.class, () -> vector.size(-1));
      Messages.assertNames(
          assertThrows(IllegalArgumentException.class, () -> vector.size(tooMany)), tooMany);
      assertEquals(SIZE, vector.size(), "size after a refusal");
      vector.free();
    }
  }

  @Conformance(
      odp = "event/test_content_freeing",
      clause = "Freeing a vector frees the events in it, and none beyond its size.",
      strategy = "Frees a vector of all buffers but one of a pool; then those can be allocated.",
      ifFails = "Whether free() stops at the size.")
  void freesItsContent(Fixture fixture) {
    EventVectorPool pool = events(fixture, 1);
    BufferPool buffers = fixture.buffers(SIZE);
    for (int round = 0; round < 2; round++) {
      EventVector vector = requireNonNull(pool.alloc());
      fill(vector, buffers);
      Event last = vector.table()[SIZE - 1];
      vector.size(SIZE - 1);
      vector.free();
      assertEquals(SIZE - 1, buffers.statistics().available(), "free buffers");
      last.free();
    }
  }

  @Conformance(
      odp = "event/test_vector_freeing",
      clause = "A vector can be freed alone; the events that were in it stay with the caller.",
      strategy = "Frees the vector; the buffers are still out, and the vector can be allocated.",
      ifFails = "What freeVector() frees.")
  void freesAlone(Fixture fixture) {
    EventVectorPool pool = events(fixture, 1);
    BufferPool buffers = fixture.buffers(SIZE);
    EventVector vector = requireNonNull(pool.alloc());
    fill(vector, buffers);
    Event[] content = vector.table().clone();
    vector.freeVector();
    assertEquals(0, buffers.statistics().available(), "free buffers");
    assertEquals(0, requireFreed(pool).size(), "size of the vector that is allocated next");
    Event.freeAll(content, 0, SIZE);
  }

  @Conformance(
      odp = {"event/test_user_flag", "event/test_uniqueness"},
      clause = "Vectors are distinct, and each has a mark of its own that is clear when allocated.",
      strategy = "Marks one of two vectors, frees both, allocates both.",
      ifFails = "What alloc() renews.")
  void marks(Fixture fixture) {
    EventVectorPool pool = events(fixture, 2);
    for (int round = 0; round < 2; round++) {
      EventVector one = requireNonNull(pool.alloc());
      EventVector two = requireNonNull(pool.alloc());
      assertNotSame(one, two, "the vectors");
      assertNotSame(one.table(), two.table(), "the tables");
      assertFalse(one.userFlag() || two.userFlag(), "marks of new vectors");
      one.userFlag(true);
      assertTrue(one.userFlag(), "the mark");
      assertFalse(two.userFlag(), "the mark of the other vector");
      one.userFlag(false);
      assertFalse(one.userFlag(), "the mark after it was cleared");
      two.userFlag(true);
      Event.freeAll(new Event[] {one, two}, 0, 2);
    }
  }

  @Conformance(
      clause = "A vector goes through a queue with what is in it, as one event.",
      strategy = "Enqueues a vector with buffers and packets; dequeues and compares.",
      ifFails = "What a queue assumes of an event's type.")
  void travelsAsOne(Fixture fixture) {
    Queue queue = fixture.plain(1);
    EventVector vector = requireNonNull(events(fixture, 1).alloc());
    Event[] table = vector.table();
    table[0] = Allocation.one(fixture.buffers(1));
    table[1] = Allocation.one(fixture.packets(1, 64), 64);
    List<Event> content = List.of(table[0], table[1]);
    vector.size(2);
    assertTrue(queue.enqueue(vector), "the queue takes the vector");
    assertEquals(1, queue.length(), "events in the queue");
    EventVector back = (EventVector) requireNonNull(queue.dequeue());
    assertSame(vector, back, "the vector");
    assertEquals(content, Arrays.asList(back.table()).subList(0, back.size()), "the events in it");
    back.free();
  }

  @Conformance(
      odp = {
        "packet/packet_vector_basic_test",
        "packet/packet_vector_test_alloc_free",
        "packet/packet_vector_test_tbl"
      },
      clause = "A vector of packets holds, marks and frees as one of events does.",
      strategy = "Fills and frees one with its packets, then alone.",
      ifFails = "What alloc() renews, and what free() and freeVector() free.")
  void holdsPackets(Fixture fixture) {
    PacketVectorPool pool =
        fixture.closing(
            fixture.odp().createPacketVectorPool("v", VectorPoolParam.of(1, SIZE).withCache(0)));
    PacketPool packets = fixture.packets(SIZE, 64);
    for (boolean alone : new boolean[] {false, true, false}) {
      PacketVector vector = requireNonNull(pool.alloc());
      assertEquals(0, vector.size(), "size of a new vector");
      assertFalse(vector.userFlag(), "mark of a new vector");
      vector.userFlag(true);
      assertTrue(vector.userFlag(), "the mark");
      Packet[] table = vector.table();
      List<Packet> all = Allocation.packets(packets, 64, SIZE);
      all.toArray(table);
      assertThrows(IllegalArgumentException.class, () -> vector.size(table.length + 1));
      vector.size(SIZE);
      if (alone) {
        vector.freeVector();
        Allocation.free(all);
      } else {
        vector.free();
      }
      assertEquals(SIZE, packets.statistics().available(), "free packets");
    }
  }

  private static EventVectorPool events(Fixture fixture, int count) {
    return fixture.closing(
        fixture.odp().createEventVectorPool("v", VectorPoolParam.of(count, SIZE).withCache(0)));
  }

  private static void fill(EventVector vector, BufferPool buffers) {
    List<Buffer> all = Allocation.buffers(buffers, SIZE);
    for (int i = 0; i < SIZE; i++) {
      vector.table()[i] = all.get(i);
    }
    vector.size(SIZE);
  }

  /** Allocates a vector, frees it, and returns it only to be compared. */
  private static EventVector requireFreed(EventVectorPool pool) {
    EventVector vector = requireNonNull(pool.alloc());
    vector.freeVector();
    return vector;
  }
}
