package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PacketVectorPool;
import org.odpj.packet.PktinVectors;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Frames that the scheduler gives, frames in vectors, and direct reception that waits. */
@CasesOf("pktio")
public final class PktioSchedCases {
  private static final int LENGTH = 1_536;
  private static final int BURST = 32;
  private static final int VECTOR = 8;

  /** How inputs are scheduled. */
  enum Sync implements Variant {
    PARALLEL(SchedSync.PARALLEL),
    ATOMIC(SchedSync.ATOMIC),
    ORDERED(SchedSync.ORDERED);

    final SchedSync sync;

    Sync(SchedSync sync) {
      this.sync = sync;
    }
  }

  /** How vectors come. */
  enum VectorForm implements Variant {
    PLAIN(null),
    PARALLEL(SchedSync.PARALLEL),
    ATOMIC(SchedSync.ATOMIC),
    ORDERED(SchedSync.ORDERED);

    final @Nullable SchedSync sync;

    VectorForm(@Nullable SchedSync sync) {
      this.sync = sync;
    }
  }

  @Conformance(
      odp = {
        "pktio/pktio_test_sched_queue",
        "pktio/pktio_test_sched_multi",
        "pktio/pktio_test_sched_multi_event"
      },
      variants = Sync.class,
      clause = "Frames that arrive come by the scheduler, all, in order, from the input's queue.",
      strategy = "320 frames in bursts, one event and several a call; every byte, order, source.",
      ifFails = "Whether schedule polls inputs when nothing is ready.")
  void schedulesFrames(Fixture fixture, Sync variant) {
    fixture.requireSync(variant.sync);
    Wire wire = scheduled(fixture, param(variant.sync));
    wire.pktio.start();
    Queue queue = wire.pktio.inputEventQueue(0);
    assertEquals(QueueType.SCHED, queue.type(), "type of the queue");
    for (int round = 0; round < 10; round++) {
      List<Packet> out = wire.frames(BURST, 128);
      List<byte[]> expected = out.stream().map(Bytes::of).toList();
      wire.send(out);
      List<Packet> in = new ArrayList<>();
      for (Event event : schedule(fixture, round % 2 == 0 ? 1 : BURST, BURST)) {
        in.add(assertInstanceOf(Packet.class, event, "the event"));
        assertSame(queue, fixture.odp().scheduler().source(), "where the event came from");
      }
      wire.compare(expected, in);
      Allocation.free(in);
    }
    releaseContext(fixture);
  }

  @Conformance(
      odp = {
        "pktio/pktio_test_pktin_queue_config_sched",
        "pktio/pktio_test_pktin_queue_config_multi_sched"
      },
      clause = "Input queues are scheduled as asked for: sync, priority, and each its group.",
      strategy =
          "As many queues as there can be up to 4; their parameters; the wrong kind of access.",
      ifFails = "Parameters of the second queue on.")
  void configuresScheduledQueues(Fixture fixture) {
    requireModes(fixture);
    Scheduler scheduler = fixture.odp().scheduler();
    PacketPool pool = fixture.packets(1_024, LENGTH);
    Pktio pktio = Wire.open(fixture, pool, new PktioParam(PktinMode.SCHED, PktoutMode.DIRECT));
    int queues = Math.min(4, pktio.capability().maxInputQueues());
    int priority = scheduler.capability().maxPriority();
    List<SchedGroup> groups = new ArrayList<>();
    for (int i = 0; i < queues; i++) {
      groups.add(i % 2 == 0 ? scheduler.workerGroup() : scheduler.allGroup());
    }
    PktinQueueParam wanted =
        new PktinQueueParam(queues, PktioOpMode.MT, queues > 1)
            .withSched(new SchedParam(SchedSync.ATOMIC, priority))
            .withGroups(groups);
    for (int round = 0; round < 2; round++) {
      pktio.configureInput(wanted);
      for (int i = 0; i < queues; i++) {
        SchedParam sched = pktio.inputEventQueue(i).param().sched();
        assertNotNull(sched, "a scheduled queue");
        assertEquals(SchedSync.ATOMIC, sched.sync(), "sync");
        assertEquals(priority, sched.priority(), "priority");
        assertSame(groups.get(i), sched.group(), "group");
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> pktio.inputEventQueue(queues), "one more");
    assertThrows(IllegalStateException.class, () -> pktio.input(0), "a direct queue");
    assertThrows(IllegalStateException.class, () -> pktio.outputEventQueue(0), "an output's queue");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            wanted.withGroups(
                List.of(
                    scheduler.allGroup(),
                    scheduler.allGroup(),
                    scheduler.allGroup(),
                    scheduler.allGroup(),
                    scheduler.allGroup())),
        "5 groups");
  }

  @Conformance(
      odp = "pktio/pktio_test_pktin_event_sched",
      clause = "The application may enqueue its own events to a scheduled input's queue.",
      strategy = "Buffers and frames into one queue; all of both are scheduled from it.",
      ifFails = "Queues of inputs that take packets only.")
  void schedulesOwnEventsFromInputQueues(Fixture fixture) {
    Wire wire = scheduled(fixture, param(SchedSync.ATOMIC));
    wire.pktio.start();
    Queue queue = wire.pktio.inputEventQueue(0);
    List<Buffer> buffers = Allocation.buffers(fixture.buffers(64), 10);
    for (Buffer buffer : buffers) {
      assertTrue(queue.enqueue(buffer), "a buffer was taken");
    }
    wire.send(wire.frames(10, 128));
    int packets = 0;
    for (Event event : schedule(fixture, 4, 20)) {
      packets += event instanceof Packet ? 1 : 0;
      event.free();
    }
    assertEquals(10, packets, "packets among the events");
    releaseContext(fixture);
  }

  @Conformance(
      clause = "A stopped interface gives nothing; what was scheduled stays; close loses nothing.",
      strategy =
          "Stops with frames under way, schedules, starts, passes frames, closes with some left;"
              + " the pool gets everything back.",
      ifFails = "Packets that the poller holds.")
  void stopsAndClosesScheduledInput(Fixture fixture) {
    Wire wire = scheduled(fixture, param(SchedSync.PARALLEL));
    wire.pktio.start();
    wire.send(wire.frames(40, 128));
    wire.pktio.stop();
    Scheduler scheduler = fixture.odp().scheduler();
    for (Event e = scheduler.schedule(0); e != null; e = scheduler.schedule(0)) {
      e.free();
    }
    wire.pktio.start();
    wire.send(wire.frames(BURST, 128));
    Event.freeAll(schedule(fixture, 1, 5).toArray(Event[]::new), 0, 5);
    wire.pktio.close();
    for (Event e = scheduler.schedule(0); e != null; e = scheduler.schedule(0)) {
      e.free();
    }
    List<Packet> all = Allocation.all(wire.pool);
    assertEquals(wire.pool.capacity(), all.size(), "packets of the pool");
    Allocation.free(all);
  }

  @Conformance(
      odp = {
        "pktio/pktio_test_pktv_recv_{variant}",
        "pktio/pktio_test_pktv_pktin_queue_config_queue",
        "pktio/pktio_test_pktv_pktin_queue_config_sched"
      },
      variants = VectorForm.class,
      clause = "Packets come in vectors of at most the size asked for, in order.",
      strategy = "100 frames by vectors of 8; then with no vector free: the packets come alone.",
      ifFails = "Packets that a vector had no room for.")
  void receivesVectors(Fixture fixture, VectorForm form) {
    requireModes(fixture);
    PacketVectorPool vectors =
        fixture.closing(
            fixture.odp().createPacketVectorPool("vectors", VectorPoolParam.of(64, VECTOR)));
    PktinVectors how = new PktinVectors(vectors, VECTOR);
    assertThrows(
        IllegalArgumentException.class, () -> new PktinVectors(vectors, VECTOR + 1), "too large");
    SchedSync sync = form.sync;
    PktinQueueParam param = PktinQueueParam.defaults().withVectors(how);
    if (sync != null) {
      fixture.requireSync(sync);
      int priority = fixture.odp().scheduler().capability().defaultPriority();
      param = param.withSched(new SchedParam(sync, priority));
    }
    PktinMode mode = sync == null ? PktinMode.QUEUE : PktinMode.SCHED;
    Wire wire = Wire.opened(fixture, LENGTH, new PktioParam(mode, PktoutMode.DIRECT), param);
    wire.pktio.start();
    List<Packet> out = wire.frames(100, 128);
    List<byte[]> expected = out.stream().map(Bytes::of).toList();
    wire.send(out);
    List<Packet> in = new ArrayList<>();
    Deadline deadline = Deadline.seconds(5);
    while (in.size() < 100) {
      Event event = next(fixture, wire, sync);
      if (event == null) {
        deadline.orFail(() -> "%d of 100 packets came".formatted(in.size()));
        continue;
      }
      PacketVector vector = assertInstanceOf(PacketVector.class, event, "the event");
      assertTrue(vector.size() >= 1 && vector.size() <= VECTOR, "size of a vector");
      for (int i = 0; i < vector.size(); i++) {
        in.add(vector.table()[i]);
      }
      vector.freeVector();
    }
    wire.compare(expected, in);
    Allocation.free(in);
    comeAlone(fixture, wire, sync, vectors);
  }

  private static void comeAlone(
      Fixture fixture, Wire wire, @Nullable SchedSync sync, PacketVectorPool vectors) {
    List<PacketVector> taken = new ArrayList<>();
    for (PacketVector v = vectors.alloc(); v != null; v = vectors.alloc()) {
      taken.add(v);
    }
    wire.send(wire.frames(20, 128));
    Deadline deadline = Deadline.seconds(5);
    for (int got = 0; got < 20; ) {
      Event event = next(fixture, wire, sync);
      if (event == null) {
        int had = got;
        deadline.orFail(() -> "%d of 20 packets came".formatted(had));
      } else {
        assertInstanceOf(Packet.class, event, "an event without vectors");
        event.free();
        got++;
      }
    }
    if (sync != null) {
      releaseContext(fixture);
    }
    taken.forEach(PacketVector::freeVector);
  }

  private static @Nullable Event next(Fixture fixture, Wire wire, @Nullable SchedSync sync) {
    return sync == null
        ? wire.pktio.inputEventQueue(0).dequeue()
        : fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
  }

  @Conformance(
      odp = {"pktio/pktio_test_recv_tmo", "pktio/pktio_test_recv_mq_tmo"},
      clause = "Direct reception can wait: not longer than asked, and not once packets are there.",
      strategy =
          "No wait, 5 ms with nothing coming, for ever with a frame there; all queues at once.",
      ifFails = "How the wait is measured.")
  void receivesWithTimeout(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    PktinQueue input = wire.pktio.input(0);
    Packet[] burst = new Packet[BURST];
    assertEquals(0, input.recv(burst, 0, BURST, 0), "packets that nobody sent");
    long before = System.nanoTime();
    assertEquals(0, input.recv(burst, 0, BURST, 5_000_000), "packets that nobody sent");
    assertTrue(System.nanoTime() - before >= 5_000_000, "a wait of 5 ms");
    wire.send(wire.frames(1, 128));
    assertEquals(1, input.recv(burst, 0, BURST, PktinQueue.WAIT), "packets");
    burst[0].free();
    wire.send(wire.frames(3, 128));
    int[] from = {-1};
    PktinQueue[] queues = {input};
    int got = 0;
    while (got < 3) {
      int n = PktinQueue.recvAny(queues, from, burst, got, BURST - got, 5_000_000_000L);
      assertTrue(n > 0, "packets in 5 seconds");
      assertEquals(0, from[0], "the queue");
      got += n;
    }
    Event.freeAll(burst, 0, 3);
    assertThrows(
        IllegalArgumentException.class, () -> input.recv(burst, 0, BURST, -2), "a wait of -2");
    assertFalse(Thread.currentThread().isInterrupted(), "an interrupt");
  }

  private static PktinQueueParam param(SchedSync sync) {
    return PktinQueueParam.defaults().withSched(new SchedParam(sync, 0));
  }

  private static void requireModes(Fixture fixture) {
    PacketPool pool = fixture.packets(256, LENGTH);
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), PktinMode.SCHED);
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), PktinMode.QUEUE);
    }
  }

  private static Wire scheduled(Fixture fixture, PktinQueueParam param) {
    requireModes(fixture);
    return Wire.opened(fixture, LENGTH, new PktioParam(PktinMode.SCHED, PktoutMode.DIRECT), param);
  }

  /** Events that must come, in order. */
  private static List<Event> schedule(Fixture fixture, int atOnce, int count) {
    Scheduler scheduler = fixture.odp().scheduler();
    Event[] burst = new Event[atOnce];
    List<Event> events = new ArrayList<>();
    Deadline deadline = Deadline.seconds(5);
    while (events.size() < count) {
      int wanted = Math.min(atOnce, count - events.size());
      int got = scheduler.schedule(burst, 0, wanted, Scheduler.NO_WAIT);
      if (got == 0) {
        deadline.orFail(() -> "%d of %d events came".formatted(events.size(), count));
      }
      for (int i = 0; i < got; i++) {
        events.add(burst[i]);
      }
    }
    return events;
  }

  /** Ends the context of the last event, so that queues can be closed. */
  private static void releaseContext(Fixture fixture) {
    assertEquals(null, fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "one more event");
  }
}
