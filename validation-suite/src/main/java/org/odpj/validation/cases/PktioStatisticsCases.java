package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.FlowControl;
import org.odpj.pktio.FlowControlCapability;
import org.odpj.pktio.PauseMode;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktioQueueStatistics;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutMode;
import org.odpj.proto.Ethernet;
import org.odpj.queue.Queue;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** What an interface counts, by queue and beyond the contract's counters, and its flow control. */
@CasesOf("pktio")
public final class PktioStatisticsCases {
  private static final int LENGTH = 1_536;
  private static final int FRAMES = 64;
  private static final int BYTES = 128;

  /** Flow control, each kind in each direction. */
  enum Flow implements Variant {
    PAUSE_RX(PauseMode.ON, PauseMode.UNKNOWN),
    PAUSE_TX(PauseMode.UNKNOWN, PauseMode.ON),
    PAUSE_BOTH(PauseMode.ON, PauseMode.ON),
    PFC_RX(PauseMode.PFC, PauseMode.UNKNOWN),
    PFC_TX(PauseMode.UNKNOWN, PauseMode.PFC),
    PFC_BOTH(PauseMode.PFC, PauseMode.PFC);

    final PauseMode rx;
    final PauseMode tx;

    Flow(PauseMode rx, PauseMode tx) {
      this.rx = rx;
      this.tx = tx;
    }

    FlowControl control() {
      return new FlowControl(rx, tx);
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_queue_statistics_counters",
      clause = "Each queue counts its packets and bytes, and reset sets them to 0.",
      strategy = "64 frames of 128 bytes by one queue each way; compares, resets, compares.",
      ifFails = "Whether queues count what the interface counts.")
  void countsByQueue(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.pktio.resetStatistics();
    wire.roundTrip(FRAMES, BYTES);
    assertEquals(counted(), wire.pktio.outputStatistics(0), "output queue 0");
    assertEquals(counted(), wire.pktio.inputStatistics(0), "input queue 0");
    wire.pktio.resetStatistics();
    PktioQueueStatistics none = new PktioQueueStatistics(0, 0, 0, 0);
    assertEquals(none, wire.pktio.outputStatistics(0), "output queue 0 after reset");
    assertEquals(none, wire.pktio.inputStatistics(0), "input queue 0 after reset");
    assertThrows(
        IndexOutOfBoundsException.class, () -> wire.pktio.inputStatistics(1), "input queue 1");
    assertThrows(
        IndexOutOfBoundsException.class, () -> wire.pktio.outputStatistics(-1), "output queue -1");
  }

  @Conformance(
      odp = "pktio/pktio_test_event_queue_statistics_counters",
      clause = "Queues count the same when frames go by event queues and the scheduler.",
      strategy = "64 frames of 128 bytes enqueued to the output, scheduled from the input.",
      ifFails = "Whether the counters of a queue are asked of the device.")
  void countsByEventQueue(Fixture fixture) {
    PktioParam mode = new PktioParam(PktinMode.SCHED, PktoutMode.QUEUE);
    requireModes(fixture, mode);
    Wire wire = Wire.opened(fixture, LENGTH, mode, PktinQueueParam.defaults());
    wire.pktio.start();
    wire.pktio.resetStatistics();
    Queue output = wire.pktio.outputEventQueue(0);
    Deadline deadline = Deadline.seconds(5);
    for (Packet packet : wire.frames(FRAMES, BYTES)) {
      while (!output.enqueue(packet)) {
        deadline.orFail(() -> "frames were not taken; " + wire.pktio.statistics());
      }
      @Nullable Event event = fixture.odp().scheduler().schedule(0);
      while (event == null) {
        deadline.orFail(() -> "frames did not come; " + wire.pktio.statistics());
        event = fixture.odp().scheduler().schedule(0);
      }
      event.free();
    }
    assertEquals(counted(), wire.pktio.outputStatistics(0), "output queue 0");
    assertEquals(counted(), wire.pktio.inputStatistics(0), "input queue 0");
  }

  private static PktioQueueStatistics counted() {
    return new PktioQueueStatistics(FRAMES, FRAMES * BYTES, 0, 0);
  }

  private static void requireModes(Fixture fixture, PktioParam mode) {
    PacketPool pool = fixture.packets(1_024, LENGTH);
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), mode.inputMode());
      NotApplicable.unlessContains(
          "the interface's output modes", probe.capability().outputModes(), mode.outputMode());
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_statistics_counters_bcast",
      clause = "Broadcast frames are counted as any others.",
      strategy = "32 frames to every station, by one queue each way; packets and bytes.",
      ifFails = "Whether the device shows broadcast frames to its counters.")
  void countsBroadcast(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.pktio.resetStatistics();
    List<Packet> frames = wire.frames(32, BYTES);
    frames.forEach(
        frame -> Ethernet.at(frame.memory(), frame.dataOffset()).destination(0xffff_ffff_ffffL));
    wire.send(frames);
    Allocation.free(wire.receive(32));
    PktioStatistics counted = wire.pktio.statistics();
    assertEquals(32, counted.txPackets(), "packets sent");
    assertEquals(32 * BYTES, counted.txOctets(), "bytes sent");
    assertEquals(32, counted.rxPackets(), "packets received");
    assertEquals(32 * BYTES, counted.rxOctets(), "bytes received");
  }

  @Conformance(
      odp = "pktio/pktio_test_extra_stats",
      clause = "Every further counter of the device has a name of its own and a value.",
      strategy = "Reads names and values before and after frames; compares their numbers.",
      ifFails = "Whether names and values come from the same list.")
  void namesExtraCounters(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    List<String> names = wire.pktio.extraStatisticNames();
    Set<String> different = new TreeSet<>(names);
    assertEquals(names.size(), different.size(), () -> "different names of " + names);
    assertTrue(names.stream().noneMatch(String::isBlank), () -> "a name is blank: " + names);
    assertEquals(names.size(), wire.pktio.extraStatistics().length, "values");
    wire.roundTrip(FRAMES, BYTES);
    long[] after = wire.pktio.extraStatistics();
    assertEquals(names, wire.pktio.extraStatisticNames(), "the names again");
    assertEquals(names.size(), after.length, "values after traffic");
  }

  @Conformance(
      odp = "pktio/pktio_test_enable_{variant}",
      variants = Flow.class,
      clause = "Flow control that is offered can be set, and the link tells it; other is refused.",
      strategy = "Sets it as the capability says, looks at the link, passes frames.",
      ifFails = "Which direction is which: rx is this end's waiting.")
  void setsFlowControl(Fixture fixture, Flow variant) {
    Wire wire = Wire.opened(fixture, LENGTH);
    FlowControlCapability can = wire.pktio.capability().flowControl();
    PktioConfig config = PktioConfig.defaults().withFlowControl(variant.control());
    if (!offers(can.rx(), variant.rx) || !offers(can.tx(), variant.tx)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> wire.pktio.configure(config),
          "flow control that is not offered");
      NotApplicable.unless(
          false, () -> "flow control of the interface: rx %s, tx %s".formatted(can.rx(), can.tx()));
    }
    wire.pktio.configure(config);
    wire.pktio.start();
    FlowControl is = wire.pktio.link().flowControl();
    assertTrue(
        agrees(variant.rx, is.rx()) && agrees(variant.tx, is.tx()),
        () -> "%s was set and the link says %s".formatted(variant.control(), is));
    wire.roundTrip(FRAMES, BYTES);
  }

  private static boolean offers(Set<PauseMode> offered, PauseMode wanted) {
    return wanted == PauseMode.UNKNOWN || offered.contains(wanted);
  }

  private static boolean agrees(PauseMode wanted, PauseMode is) {
    return wanted == PauseMode.UNKNOWN || wanted == is;
  }
}
