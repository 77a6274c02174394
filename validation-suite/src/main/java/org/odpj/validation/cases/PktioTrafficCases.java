package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Frames through an interface that gives back what it sends. */
@CasesOf("pktio")
public final class PktioTrafficCases {
  private static final int COUNT = 256;
  private static final int LENGTH = 1_536;

  @Conformance(
      odp = "pktio/pktio_test_recv",
      clause = "A frame comes back as it was sent, with the interface's index on it.",
      strategy = "50 frames, each received before the next is sent; every byte compared.",
      ifFails = "Length and start of the data in receive.")
  void passesFrames(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    for (int i = 0; i < 50; i++) {
      wire.roundTrip(1, Wire.SHORT + 7 * i);
    }
  }

  @Conformance(
      odp = {"pktio/pktio_test_recv_multi", "pktio/pktio_test_recv_multi_event"},
      clause = "Bursts of frames come back in order, as they were sent.",
      strategy = "640 frames in bursts of 32; every byte compared.",
      ifFails = "Bursts that cross the end of a ring.")
  void passesBursts(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.roundTrip(640, 128);
  }

  @Conformance(
      odp = "pktio/pktio_test_recv_queue",
      clause = "With several input queues every frame comes by one of them.",
      strategy = "Opens as many queues as the capability has; 100 frames; all queues are polled.",
      ifFails = "Queues that are configured and not polled by the device.")
  void passesFramesByAnyQueue(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    Pktio pktio = Wire.open(fixture, pool, PktioParam.direct());
    int queues = pktio.capability().maxInputQueues();
    NotApplicable.unless(queues > 1, () -> "the interface has one input queue");
    pktio.configureInput(new PktinQueueParam(queues, PktioOpMode.MT, true));
    pktio.configureOutput(PktoutQueueParam.defaults());
    pktio.start();
    Packet[] burst = Allocation.packets(pool, Wire.SHORT, 32).toArray(Packet[]::new);
    for (Packet packet : burst) {
      packet.slice(0, Wire.SHORT).fill((byte) 2);
    }
    assertEquals(32, pktio.output(0).send(burst, 0, 32), "packets that were taken");
    Deadline deadline = Deadline.seconds(5);
    for (int got = 0; got < 32; ) {
      int had = got;
      for (int queue = 0; queue < queues; queue++) {
        int taken = pktio.input(queue).recv(burst, 0, 32);
        Event.freeAll(burst, 0, taken);
        got += taken;
      }
      deadline.orFail(() -> "%d of 32 packets came by %d queues".formatted(had, queues));
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_recv_mtu",
      clause = "The longest frame passes.",
      strategy = "Ten frames of the longest length that interface and pool both hold.",
      ifFails = "Whether header and frame check sequence are counted.")
  void passesTheLongestFrame(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.roundTrip(10, Math.min(wire.pktio.maxFrameLength(), LENGTH));
  }

  @Conformance(
      odp = "pktio/pktio_test_recv_maxlen_set",
      clause = "A longest frame that was set passes.",
      strategy = "Sets the capability's largest (at most 9,000) and sends ten such frames.",
      ifFails = "What the device is told when the length is set.")
  void passesTheLongestFrameThatCanBeSet(Fixture fixture) {
    Wire wire =
        Wire.opened(fixture, Math.min(9_000, fixture.odp().poolCapability().maxPacketLength()));
    NotApplicable.unless(
        wire.pktio.capability().setMaxFrameLength(),
        () -> "the interface cannot set its longest frame");
    int length = Math.min(wire.pktio.capability().maxFrameLength(), wire.pool.param().length());
    wire.pktio.maxFrameLength(length);
    wire.pktio.start();
    wire.roundTrip(10, length);
  }

  @Conformance(
      odp = "pktio/pktio_test_start_stop",
      clause =
          "A stopped interface takes and gives nothing; packets received before stay valid; it"
              + " starts again.",
      strategy =
          "Passes frames, stops holding some, checks them, sends and receives nothing, starts,"
              + " passes frames.",
      ifFails = "What stop() frees.")
  void stopsAndStartsAgain(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    List<Packet> out = wire.frames(8, 128);
    List<byte[]> expected = out.stream().map(Bytes::of).toList();
    wire.send(out);
    List<Packet> in = wire.receive(8);
    wire.pktio.stop();
    wire.compare(expected, in);
    Packet[] burst = in.toArray(Packet[]::new);
    assertEquals(
        0, wire.pktio.output(0).send(burst, 0, 8), "packets that a stopped interface took");
    assertEquals(0, wire.pktio.input(0).recv(new Packet[8], 0, 8), "packets that it gave");
    Allocation.free(in);
    wire.pktio.start();
    wire.receiveRest();
    wire.roundTrip(64, 128);
  }

  @Conformance(
      odp = "pktio/pktio_test_recv_on_wonly",
      clause = "An interface with its input disabled has no input queue, and sends.",
      strategy = "Opens for output only, asks for an input queue, sends 8 frames.",
      ifFails = "Whether start() wants the disabled side configured.")
  void outputOnly(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    Pktio pktio = Wire.open(fixture, pool, new PktioParam(PktinMode.DISABLED, PktoutMode.DIRECT));
    assertThrows(
        IllegalStateException.class,
        () -> pktio.configureInput(PktinQueueParam.defaults()),
        "input");
    assertThrows(IllegalStateException.class, () -> pktio.input(0), "input queue");
    pktio.configureOutput(PktoutQueueParam.defaults());
    pktio.start();
    Packet[] burst = Allocation.packets(pool, Wire.SHORT, 8).toArray(Packet[]::new);
    int taken = pktio.output(0).send(burst, 0, 8);
    Event.freeAll(burst, taken, 8 - taken);
    assertTrue(taken > 0, "no packet was taken");
  }

  @Conformance(
      odp = "pktio/pktio_test_send_on_ronly",
      clause = "An interface with its output disabled has no output queue, and receives.",
      strategy = "Opens for input only, asks for an output queue, receives.",
      ifFails = "Whether start() wants the disabled side configured.")
  void inputOnly(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    Pktio pktio = Wire.open(fixture, pool, new PktioParam(PktinMode.DIRECT, PktoutMode.DISABLED));
    assertThrows(
        IllegalStateException.class,
        () -> pktio.configureOutput(PktoutQueueParam.defaults()),
        "output");
    assertThrows(IllegalStateException.class, () -> pktio.output(0), "output queue");
    pktio.configureInput(PktinQueueParam.defaults());
    pktio.start();
    Packet[] burst = new Packet[8];
    Event.freeAll(burst, 0, pktio.input(0).recv(burst, 0, 8));
  }

  @Conformance(
      odp = "pktio/pktio_test_statistics_counters",
      clause = "Counters count packets and bytes each way, and reset sets them to 0.",
      strategy = "64 frames of 128 bytes; compares, resets, compares.",
      ifFails = "Whether the frame check sequence is counted.")
  void counts(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.pktio.resetStatistics();
    wire.roundTrip(64, 128);
    PktioStatistics counted = wire.pktio.statistics();
    assertEquals(64, counted.txPackets(), "packets sent");
    assertEquals(64 * 128, counted.txOctets(), "bytes sent");
    assertEquals(64, counted.rxPackets(), "packets received");
    assertEquals(64 * 128, counted.rxOctets(), "bytes received");
    wire.pktio.resetStatistics();
    PktioStatistics reset = wire.pktio.statistics();
    assertEquals(
        0,
        reset.txPackets() + reset.rxPackets() + reset.rxOctets() + reset.txOctets(),
        reset::toString);
  }

  @Conformance(
      clause =
          "The interface takes a prefix; the caller still owns the rest, and what was taken comes"
              + " back once.",
      strategy =
          "Sends without receiving until the interface is full or 800 packets are out, frees the"
              + " rest, adds up.",
      ifFails = "Who frees packets that do not fit.")
  void takesAPrefix(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    List<Packet> out = wire.frames(800, 128);
    Packet[] burst = out.toArray(Packet[]::new);
    int taken = 0;
    for (int got = 1; got > 0 && taken < burst.length; taken += got) {
      got = wire.pktio.output(0).send(burst, taken, Math.min(48, burst.length - taken));
    }
    Event.freeAll(burst, taken, burst.length - taken);
    account(wire, taken, wire.receiveRest());
  }

  @Conformance(
      clause = "Nothing is lost without a counter: sent is received plus dropped by cause.",
      strategy =
          "Sends 512 frames while the pool has no packet left to receive into; frees; receives;"
              + " adds up.",
      ifFails = "The path on which receive finds no buffer.")
  void countsWhatItDrops(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.pktio.resetStatistics();
    List<Packet> out = wire.frames(512, 128);
    List<Packet> hogged = new ArrayList<>();
    for (Packet packet = wire.pool.alloc(64); packet != null; packet = wire.pool.alloc(64)) {
      hogged.add(packet);
    }
    Packet[] burst = out.toArray(Packet[]::new);
    int taken = 0;
    for (int got = 1; got > 0 && taken < burst.length; taken += got) {
      got = wire.pktio.output(0).send(burst, taken, Math.min(32, burst.length - taken));
    }
    int received = wire.receiveRest();
    Event.freeAll(burst, taken, burst.length - taken);
    Allocation.free(hogged);
    account(wire, taken, received + wire.receiveRest());
  }

  @Conformance(
      clause = "Packets of any pool may be sent; received ones come from the interface's pool.",
      strategy =
          "Sends 32 packets of another pool; checks the pool of what comes, and that all return.",
      ifFails = "Who frees a packet that had to be copied.")
  void sendsPacketsOfAnotherPool(Fixture fixture) {
    PacketPool other = fixture.packets(64, 512);
    Wire wire = Wire.started(fixture);
    List<Packet> own = wire.frames(32, 128);
    List<byte[]> expected = own.stream().map(Bytes::of).toList();
    List<Packet> foreign = new ArrayList<>();
    for (Packet packet : own) {
      Packet copy = packet.copy(other);
      assertNotNull(copy, "a copy into the other pool");
      foreign.add(copy);
    }
    Allocation.free(own);
    wire.send(foreign);
    List<Packet> in = wire.receive(32);
    wire.compare(expected, in);
    in.forEach(packet -> assertEquals(wire.pool, packet.pool(), "pool of a received packet"));
    Allocation.free(in);
  }

  @Conformance(
      clause = "An interface whose input is infinite is never at its end.",
      strategy = "Asks before and after frames have passed.",
      ifFails = "What atEnd() says of an empty ring.")
  void anInfiniteInputHasNoEnd(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    NotApplicable.unless(
        !wire.pktio.capability().finite(), () -> "the interface's input is finite");
    assertFalse(wire.pktio.input(0).atEnd(), "at the end before the first frame");
    wire.roundTrip(32, 128);
    assertFalse(wire.pktio.input(0).atEnd(), "at the end after the last frame");
  }

  @Conformance(
      clause = "Closing a started interface stops it and frees the packets that it holds.",
      strategy = "Closes with frames on their way; then the whole pool can be allocated.",
      ifFails = "What close() does with packets in rings.")
  void closesWithPacketsOnTheWay(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    wire.send(wire.frames(16, 128));
    wire.pktio.close();
    Allocation.free(Allocation.all(wire.pool));
  }

  @Conformance(
      clause = "A range outside the array is refused, and no packet moves.",
      strategy = "Sends and receives ranges outside an array of 4.",
      ifFails = "Whether the range is checked first.")
  void checksRanges(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    Packet[] packets = wire.frames(4, 128).toArray(Packet[]::new);
    for (int[] range : Ranges.outside(4)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> wire.pktio.output(0).send(packets, range[0], range[1]),
          () -> Ranges.text(range, 4));
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> wire.pktio.input(0).recv(packets, range[0], range[1]),
          () -> Ranges.text(range, 4));
    }
    assertEquals(0, wire.pktio.statistics().txPackets(), "packets sent");
    Event.freeAll(packets, 0, 4);
  }

  private static void account(Wire wire, int taken, int received) {
    PktioStatistics counted = wire.pktio.statistics();
    long dropped =
        counted.rxNoDescriptor() + counted.rxNoBuffer() + counted.rxErrors() + counted.txDropped();
    assertEquals(
        taken,
        received + dropped,
        () ->
            "%d received + %d dropped of %d taken; %s"
                .formatted(received, dropped, taken, counted));
  }
}
