package org.odpj.validation.cases;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.BufferPool;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.QueueType;
import org.odpj.queue.VectorHint;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.cases.QueueCases.Kind;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Stamp;

/** Event aggregators of queues. */
@CasesOf("queue")
public final class AggregatorCases {
  private static final int SIZE = 4;
  private static final long MILLISECOND = 1_000_000;

  @Conformance(
      odp = "queue/queue_test_aggr_capa_{variant}",
      variants = Kind.class,
      clause = "The capability of aggregators is of none, or its numbers are usable.",
      strategy = "Bounds that hold anything, and vectors that a pool can make.",
      ifFails = "The provider's capability().aggregators().")
  void capabilityIsSane(Fixture fixture, Kind kind) {
    EventAggrCapability can = capability(fixture, kind);
    if (can.maxAggregators() == 0) {
      assertEquals(0, can.maxPerQueue(), "aggregators of a queue where there are none");
      return;
    }
    assertTrue(can.maxPerQueue() >= 1, () -> "maxPerQueue " + can.maxPerQueue());
    assertTrue(can.maxPerQueue() <= can.maxAggregators(), () -> "of all " + can.maxAggregators());
    assertTrue(can.minSize() >= 1 && can.minSize() <= can.maxSize(), () -> "sizes of " + can);
    assertTrue(can.minTimeoutNanos() <= can.maxTimeoutNanos(), () -> "timeouts of " + can);
    int vectors = fixture.odp().vectorPoolCapability().maxSize();
    assertTrue(can.maxSize() <= vectors, () -> can.maxSize() + " in vectors of " + vectors);
  }

  @Conformance(
      odp = "queue/queue_test_aggr_cfg_none_{variant}",
      variants = Kind.class,
      clause = "A queue that was made without aggregators has none.",
      strategy = "Asks for the first.",
      ifFails = "aggregator() of a queue without.")
  void hasNoneUnlessAsked(Fixture fixture, Kind kind) {
    Queue queue = fixture.queue(kind.param(fixture.odp()));
    assertThrows(IndexOutOfBoundsException.class, () -> queue.aggregator(0), "aggregator 0");
    assertThrows(IndexOutOfBoundsException.class, () -> queue.aggregator(-1), "aggregator -1");
  }

  @Conformance(
      odp = "queue/queue_test_aggr_cfg_max_{variant}",
      variants = Kind.class,
      clause = "A queue can have as many aggregators as the capability says, each a queue.",
      strategy =
          "As many as fit: distinct, of type AGGR, with the parameters; each passes a vector. One"
              + " more of a queue, and one more of all, is refused.",
      ifFails = "Tables of fixed size.")
  void hasTheMost(Fixture fixture, Kind kind) {
    EventAggrCapability can = require(fixture, kind);
    int most = can.maxPerQueue();
    EventAggrConfig config =
        new EventAggrConfig(
            vectors(fixture, most, can.minSize()), can.maxTimeoutNanos(), can.minSize(), null);
    QueueParam param = kind.param(fixture.odp()).withAggregators(Collections.nCopies(most, config));
    Queue queue = fixture.queue(param);
    assertEquals(param, queue.param(), "parameters");
    Set<Queue> distinct = new HashSet<>();
    for (int i = 0; i < most; i++) {
      Queue aggregator = queue.aggregator(i);
      assertEquals(QueueType.AGGR, aggregator.type(), "type");
      assertSame(aggregator, queue.aggregator(i), "the aggregator, asked for again");
      assertEquals(config, aggregator.param().aggregators().get(i), "configuration");
      assertEquals(0, aggregator.length(), "length");
      assertTrue(distinct.add(aggregator), "it is another queue than those before");
      assertNotSame(queue, aggregator, "the aggregator");
      enqueue(aggregator, fixture.buffers(can.minSize()), can.minSize());
      Event vector = next(fixture, queue);
      assertInstanceOf(EventVector.class, vector, "what comes out");
      vector.free();
    }
    releaseContext(fixture, kind);
    assertThrows(IndexOutOfBoundsException.class, () -> queue.aggregator(most), "one more");
    List<EventAggrConfig> tooMany = Collections.nCopies(most + 1, config);
    Messages.assertNames(
        assertThrows(
            IllegalArgumentException.class, () -> fixture.queue(param.withAggregators(tooMany))),
        most + 1);
    for (int open = 2 * most; open <= can.maxAggregators(); open += most) {
      fixture.queue(param);
    }
    OdpException e = assertThrows(OdpException.class, () -> fixture.queue(param));
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      odp = "queue/queue_test_aggr_{variant}_queue",
      variants = Kind.class,
      clause =
          "What goes in by an aggregator comes out of its queue in vectors, in order, of the type"
              + " and size asked for; what goes in directly comes alone.",
      strategy = "40 events by turns either way; every number, vector and source.",
      ifFails = "What a vector is made of when it is passed on.")
  void gathers(Fixture fixture, Kind kind) {
    EventAggrCapability can = require(fixture, kind);
    int size = Math.max(SIZE, can.minSize());
    int count = 10 * size;
    EventVectorPool pool = vectors(fixture, count, size);
    Queue queue =
        queue(fixture, kind, new EventAggrConfig(pool, MILLISECOND, size, EventType.BUFFER));
    Queue aggregator = queue.aggregator(0);
    Event[] events = QueueCases.stamped(fixture.buffers(count), count);
    for (int i = 0; i < count; i++) {
      assertTrue((i % 2 == 0 ? queue : aggregator).enqueue(events[i]), "enqueue");
      assertTrue(aggregator.length() <= size, "events that wait for company");
    }
    int direct = 0;
    int gathered = 1;
    while (direct < count || gathered < count) {
      Event event = next(fixture, queue);
      if (event instanceof EventVector vector) {
        assertTrue(vector.size() >= 1 && vector.size() <= size, "size of a vector");
        assertEquals(EventType.BUFFER, vector.contentType(), "type of what is in it");
        assertFalse(vector.userFlag(), "its mark");
        assertSame(pool, vector.pool(), "its pool");
        for (int i = 0; i < vector.size(); i++, gathered += 2) {
          assertEquals(gathered, Stamp.get(vector.table()[i]), "number of a gathered event");
        }
      } else {
        assertEquals(direct, Stamp.get(event), "number of a direct event");
        direct += 2;
      }
      event.free();
    }
    releaseContext(fixture, kind);
    assertEquals(0, queue.length() + aggregator.length(), "events left");
  }

  @Conformance(
      variants = Kind.class,
      clause = "Events wait no longer than asked, and without a bound until the vector is full.",
      strategy =
          "Fewer than fit, with a timeout of 1 ms: they come, but not before. With none: they do"
              + " not, until the vector is full.",
      ifFails = "Who polls the aggregators of a queue that nobody enqueues to.")
  void waitsAsLongAsAsked(Fixture fixture, Kind kind) {
    EventAggrCapability can = require(fixture, kind);
    int size = Math.max(SIZE, can.minSize());
    EventVectorPool pool = vectors(fixture, 2, size);
    BufferPool buffers = fixture.buffers(2 * size);
    Queue soon = queue(fixture, kind, new EventAggrConfig(pool, MILLISECOND, size, null));
    long before = System.nanoTime();
    enqueue(soon.aggregator(0), buffers, size - 1);
    assertEquals(size - 1, soon.aggregator(0).length(), "events that wait");
    EventVector vector = assertInstanceOf(EventVector.class, next(fixture, soon), "the event");
    assertTrue(System.nanoTime() - before >= MILLISECOND, "a wait of a millisecond");
    assertEquals(size - 1, vector.size(), "events in the vector");
    assertEquals(EventType.BUFFER, vector.contentType(), "the type that they share");
    assertEquals(0, soon.aggregator(0).length(), "events that wait");
    vector.free();
    Queue full = queue(fixture, kind, new EventAggrConfig(pool, 0, size, null));
    enqueue(full.aggregator(0), buffers, size - 1);
    assertNull(nextWithin(fixture, full, 3 * MILLISECOND), "an event of a vector that is not full");
    enqueue(full.aggregator(0), buffers, 1);
    next(fixture, full).free();
    releaseContext(fixture, kind);
  }

  @Conformance(
      variants = Kind.class,
      clause = "Hints end vectors early: before a first and after a last event.",
      strategy = "First, last and single events among others; the sizes of the vectors.",
      ifFails = "enqueue(event, hint) of the aggregator.")
  void followsHints(Fixture fixture, Kind kind) {
    EventAggrCapability can = require(fixture, kind);
    int size = Math.max(8, can.minSize());
    BufferPool buffers = fixture.buffers(8);
    Queue queue =
        queue(fixture, kind, new EventAggrConfig(vectors(fixture, 8, size), 0, size, null));
    Queue aggregator = queue.aggregator(0);
    VectorHint[] hints = {
      VectorHint.NONE,
      VectorHint.START_OF_VECTOR,
      VectorHint.NONE,
      VectorHint.END_OF_VECTOR,
      VectorHint.NONE,
      VectorHint.WHOLE_VECTOR
    };
    for (VectorHint hint : hints) {
      assertTrue(aggregator.enqueue(Allocation.one(buffers), hint), "enqueue");
    }
    assertEquals(0, aggregator.length(), "events that wait after the last");
    assertTrue(queue.enqueue(Allocation.one(buffers), VectorHint.END_OF_VECTOR), "enqueue");
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Event event = next(fixture, queue);
      sizes.add(event instanceof EventVector vector ? vector.size() : 0);
      event.free();
    }
    assertEquals(List.of(1, 3, 1, 1, 0), sizes, "sizes of the vectors; 0 for no vector");
    releaseContext(fixture, kind);
  }

  @Conformance(
      variants = Kind.class,
      clause = "Where no vector is free, events come alone; nothing is lost.",
      strategy = "Takes all vectors of the pool, enqueues, gives them back, enqueues.",
      ifFails = "What an aggregator does when alloc() returns null.")
  void passesEventsAloneWithoutVectors(Fixture fixture, Kind kind) {
    EventAggrCapability can = require(fixture, kind);
    int size = Math.max(SIZE, can.minSize());
    EventVectorPool pool = vectors(fixture, 1, size);
    Queue queue = queue(fixture, kind, new EventAggrConfig(pool, 0, size, null));
    Event[] events = QueueCases.stamped(fixture.buffers(2 * size), 2 * size);
    EventVector only = requireNonNull(pool.alloc());
    assertEquals(size, queue.aggregator(0).enqueue(events, 0, size), "events that were taken");
    for (int i = 0; i < size; i++) {
      assertSame(events[i], next(fixture, queue), "an event without a vector");
      events[i].free();
    }
    only.freeVector();
    assertEquals(size, queue.aggregator(0).enqueue(events, size, size), "events that were taken");
    assertInstanceOf(EventVector.class, next(fixture, queue), "an event with a vector").free();
    releaseContext(fixture, kind);
  }

  @Conformance(
      clause =
          "An aggregator takes a prefix when its queue is full; close frees what was gathered, and"
              + " nothing is lost.",
      strategy =
          "Fills both, counts what was refused, drains; leaves some gathered and closes: the pool"
              + " has everything.",
      ifFails = "A vector that found no room.")
  void losesNothing(Fixture fixture) {
    EventAggrCapability can = require(fixture, Kind.PLAIN);
    int size = Math.max(2, can.minSize());
    int offered = 8_192;
    EventVectorPool pool = vectors(fixture, offered, size);
    Queue queue =
        fixture.queue(
            QueueParam.plain()
                .withSize(16)
                .withAggregators(List.of(new EventAggrConfig(pool, 0, size, null))));
    Queue aggregator = queue.aggregator(0);
    BufferPool buffers = fixture.buffers(offered);
    Event[] events = QueueCases.stamped(buffers, offered);
    int taken = 0;
    for (int got = 1; got > 0 && taken < offered; taken += got) {
      got = aggregator.enqueue(events, taken, Math.min(7, offered - taken));
    }
    int held = taken;
    assertTrue(held >= 16 * size, () -> held + " events fitted");
    assertTrue(held < offered, () -> "all " + offered + " events fitted");
    assertFalse(aggregator.enqueue(events[held]), "enqueue to a full aggregator");
    Event.freeAll(events, held, offered - held);
    int got = 0;
    for (Event event = queue.dequeue(); event != null; event = queue.dequeue()) {
      EventVector vector = assertInstanceOf(EventVector.class, event, "the event");
      for (int i = 0; i < vector.size(); i++) {
        assertSame(events[got++], vector.table()[i], "the next event");
      }
      vector.free();
    }
    assertEquals(held, got, "events that came out");
    assertEquals(1, aggregator.enqueue(new Event[] {Allocation.one(buffers)}, 0, 1), "enqueue");
    queue.close();
    Event last = Allocation.one(buffers);
    assertThrows(IllegalStateException.class, () -> aggregator.enqueue(last), "after close");
    last.free();
    assertEquals(offered, buffers.statistics().available(), "free buffers");
    assertEquals(offered, pool.statistics().available(), "free vectors");
  }

  @Conformance(
      clause = "An aggregator refuses what is not its own to do, and no event moves.",
      strategy =
          "Events of another type, vectors, ranges outside the array; dequeue, close, context;"
              + " parameters outside the capability.",
      ifFails = "What is checked before an event is taken.")
  void refuses(Fixture fixture) {
    EventAggrCapability can = require(fixture, Kind.PLAIN);
    int size = Math.max(SIZE, can.minSize());
    EventVectorPool pool = vectors(fixture, 4, size);
    Queue buffersOnly =
        queue(fixture, Kind.PLAIN, new EventAggrConfig(pool, 0, size, EventType.BUFFER))
            .aggregator(0);
    Queue any = queue(fixture, Kind.PLAIN, new EventAggrConfig(pool, 0, size, null)).aggregator(0);
    Event buffer = Allocation.one(fixture.buffers(1));
    Event packet = Allocation.one(fixture.packets(1, 64), 64);
    Event vector = requireNonNull(pool.alloc());
    Event[] mixed = {buffer, packet};
    assertThrows(IllegalArgumentException.class, () -> buffersOnly.enqueue(mixed, 0, 2), "packet");
    assertThrows(IllegalArgumentException.class, () -> any.enqueue(vector), "vector");
    for (int[] range : Ranges.outside(2)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> any.enqueue(mixed, range[0], range[1]),
          () -> Ranges.text(range, 2));
    }
    assertThrows(IllegalStateException.class, any::dequeue, "dequeue");
    assertThrows(IllegalStateException.class, () -> any.dequeue(mixed, 0, 2), "dequeue");
    assertThrows(IllegalStateException.class, any::close, "close");
    assertThrows(IllegalStateException.class, any::context, "context");
    assertEquals(0, buffersOnly.length() + any.length(), "events that wait");
    Event.freeAll(new Event[] {buffer, packet, vector}, 0, 3);
    refusesParameters(fixture, can, pool, size);
  }

  private static void refusesParameters(
      Fixture fixture, EventAggrCapability can, EventVectorPool pool, int size) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EventAggrConfig(pool, 0, size, EventType.EVENT_VECTOR),
        "vectors in vectors");
    for (EventAggrConfig wrong :
        List.of(
            new EventAggrConfig(pool, 0, can.minSize() - 1, null),
            new EventAggrConfig(pool, 0, size + 1, null),
            new EventAggrConfig(pool, can.maxTimeoutNanos() + 1, size, null),
            new EventAggrConfig(pool, -1, size, null))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> queue(fixture, Kind.PLAIN, wrong),
          () -> "aggregators of " + wrong);
    }
    QueueParam param =
        QueueParam.plain().withAggregators(List.of(new EventAggrConfig(pool, 0, size, null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> fixture.queue(param.withNonBlocking(NonBlocking.LOCK_FREE)),
        "a lock-free queue with aggregators");
  }

  private static EventAggrCapability capability(Fixture fixture, Kind kind) {
    return kind == Kind.PLAIN
        ? fixture.odp().queueCapability().aggregators()
        : fixture.odp().scheduler().capability().aggregators();
  }

  private static EventAggrCapability require(Fixture fixture, Kind kind) {
    EventAggrCapability can = capability(fixture, kind);
    NotApplicable.unless(can.maxAggregators() > 0, () -> kind + " queues have no aggregators");
    return can;
  }

  private static EventVectorPool vectors(Fixture fixture, int count, int size) {
    return fixture.closing(
        fixture
            .odp()
            .createEventVectorPool("vectors", VectorPoolParam.of(count, size).withCache(0)));
  }

  private static Queue queue(Fixture fixture, Kind kind, EventAggrConfig config) {
    return fixture.queue(kind.param(fixture.odp()).withSize(256).withAggregators(List.of(config)));
  }

  private static void enqueue(Queue aggregator, BufferPool buffers, int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(aggregator.enqueue(Allocation.one(buffers)), "enqueue");
    }
  }

  /** The next event, which must come, from the queue. */
  private static Event next(Fixture fixture, Queue queue) {
    Event event = nextWithin(fixture, queue, 5_000 * MILLISECOND);
    assertNotNull(event, "an event of the queue");
    return event;
  }

  private static @Nullable Event nextWithin(Fixture fixture, Queue queue, long nanos) {
    if (queue.type() == QueueType.SCHED) {
      Scheduler scheduler = fixture.odp().scheduler();
      Event event = scheduler.schedule(nanos);
      if (event != null) {
        assertSame(queue, scheduler.source(), "the source");
      }
      return event;
    }
    long end = System.nanoTime() + nanos;
    Event event = queue.dequeue();
    while (event == null && System.nanoTime() < end) {
      Thread.onSpinWait();
      event = queue.dequeue();
    }
    return event;
  }

  /** Ends the context of the last event, so that queues can be closed. */
  private static void releaseContext(Fixture fixture, Kind kind) {
    if (kind == Kind.SCHED) {
      assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "one more event");
    }
  }
}
