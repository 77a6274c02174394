package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVector;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.EventAggrCapability;
import org.odpj.queue.EventAggrConfig;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Received frames in vectors of events, which the aggregators of input queues gather. */
@CasesOf("pktio")
public final class PktioAggregatorCases {
  private static final int LENGTH = 1_536;
  private static final int VECTOR = 8;

  /** How frames are received. */
  enum Form implements Variant {
    PLAIN(null),
    PARALLEL(SchedSync.PARALLEL),
    ATOMIC(SchedSync.ATOMIC),
    ORDERED(SchedSync.ORDERED);

    final @Nullable SchedSync sync;

    Form(@Nullable SchedSync sync) {
      this.sync = sync;
    }

    PktinMode mode() {
      return sync == null ? PktinMode.QUEUE : PktinMode.SCHED;
    }
  }

  /** Which queues are configured. */
  enum Mode implements Variant {
    QUEUE(PktinMode.QUEUE),
    SCHED(PktinMode.SCHED);

    final PktinMode mode;

    Mode(PktinMode mode) {
      this.mode = mode;
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_evv_recv_{variant}",
      variants = Form.class,
      clause = "Packets come in vectors of at most the size asked for, in order, from the input.",
      strategy = "100 frames by vectors of 8, the last of which is not full; every byte, order.",
      ifFails = "Whether received packets take the way of the aggregator, and who ends its wait.")
  void receivesEventVectors(Fixture fixture, Form form) {
    EventAggrCapability can = require(fixture, form.mode());
    SchedSync sync = form.sync;
    int size = Math.clamp(VECTOR, can.minSize(), can.maxSize());
    EventAggrConfig how =
        new EventAggrConfig(
            vectors(fixture, size), Math.max(1_000_000, can.minTimeoutNanos()), size, null);
    PktinQueueParam param = PktinQueueParam.defaults().withAggregators(List.of(how));
    if (sync != null) {
      fixture.requireSync(sync);
      int priority = fixture.odp().scheduler().capability().defaultPriority();
      param = param.withSched(new SchedParam(sync, priority));
    }
    Wire wire = Wire.opened(fixture, LENGTH, new PktioParam(form.mode(), PktoutMode.DIRECT), param);
    wire.pktio.start();
    List<Packet> out = wire.frames(100, 128);
    List<byte[]> expected = out.stream().map(Bytes::of).toList();
    wire.send(out);
    Queue queue = wire.pktio.inputEventQueue(0);
    List<Packet> in = new ArrayList<>();
    Deadline deadline = Deadline.seconds(5);
    while (in.size() < 100) {
      Event event = next(fixture, queue);
      if (event == null) {
        deadline.orFail(() -> "%d of 100 packets came".formatted(in.size()));
      } else {
        add(assertInstanceOf(EventVector.class, event, "the event"), size, in);
      }
    }
    wire.compare(expected, in);
    Allocation.free(in);
    if (sync != null) {
      assertNull(fixture.odp().scheduler().schedule(Scheduler.NO_WAIT), "one more event");
    }
  }

  private static void add(EventVector vector, int size, List<Packet> in) {
    assertTrue(vector.size() >= 1 && vector.size() <= size, "size of a vector");
    assertEquals(EventType.PACKET, vector.contentType(), "type of what is in it");
    for (int i = 0; i < vector.size(); i++) {
      in.add(assertInstanceOf(Packet.class, vector.table()[i], "an event of the vector"));
    }
    vector.freeVector();
  }

  private static @Nullable Event next(Fixture fixture, Queue queue) {
    if (queue.type() == QueueType.PLAIN) {
      return queue.dequeue();
    }
    Event event = fixture.odp().scheduler().schedule(Scheduler.NO_WAIT);
    if (event != null) {
      assertSame(queue, fixture.odp().scheduler().source(), "the source");
    }
    return event;
  }

  @Conformance(
      odp = "pktio/pktio_test_evv_pktin_queue_config_{variant}",
      variants = Mode.class,
      clause = "Input queues take any aggregators within the capability, and refuse others.",
      strategy = "As many as there can be, the smallest and largest of everything, every type.",
      ifFails = "Parameters that are not passed on to the queues.")
  void configuresAggregators(Fixture fixture, Mode variant) {
    EventAggrCapability can = require(fixture, variant.mode);
    int largest = Math.min(can.maxSize(), 64);
    EventVectorPool pool = vectors(fixture, largest);
    PacketPool packets = fixture.packets(1_024, LENGTH);
    Pktio pktio = Wire.open(fixture, packets, new PktioParam(variant.mode, PktoutMode.DIRECT));
    int queues = Math.min(4, pktio.capability().maxInputQueues());
    PktinQueueParam param = new PktinQueueParam(queues, PktioOpMode.MT, queues > 1);
    List<EventAggrConfig> configs = new ArrayList<>();
    configs.add(new EventAggrConfig(pool, can.minTimeoutNanos(), can.minSize(), null));
    configs.add(new EventAggrConfig(pool, can.maxTimeoutNanos(), largest, null));
    for (EventType type : EventType.values()) {
      if (type != EventType.EVENT_VECTOR && type != EventType.PACKET_VECTOR) {
        configs.add(new EventAggrConfig(pool, 0, can.minSize(), type));
      }
    }
    QueueType type = variant.mode == PktinMode.SCHED ? QueueType.SCHED : QueueType.PLAIN;
    for (EventAggrConfig config : configs) {
      List<EventAggrConfig> all = new ArrayList<>();
      for (int i = 0; i < can.maxPerQueue(); i++) {
        all.add(config);
      }
      pktio.configureInput(param.withAggregators(all));
      assertEquals(type, pktio.inputEventQueue(queues - 1).type(), "type of the last queue");
    }
    EventAggrConfig tooSmall = new EventAggrConfig(pool, 0, can.minSize() - 1, null);
    assertThrows(
        IllegalArgumentException.class,
        () -> pktio.configureInput(param.withAggregators(List.of(tooSmall))),
        () -> "aggregators of " + tooSmall);
  }

  private static EventVectorPool vectors(Fixture fixture, int size) {
    return fixture.closing(
        fixture.odp().createEventVectorPool("vectors", VectorPoolParam.of(64, size)));
  }

  private static EventAggrCapability require(Fixture fixture, PktinMode mode) {
    EventAggrCapability can =
        mode == PktinMode.QUEUE
            ? fixture.odp().queueCapability().aggregators()
            : fixture.odp().scheduler().capability().aggregators();
    NotApplicable.unless(can.maxAggregators() > 0, () -> "queues have no aggregators");
    try (Pktio probe =
        fixture
            .odp()
            .openPktio(fixture.pktio(), fixture.packets(64, LENGTH), PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), mode);
    }
    return can;
  }
}
