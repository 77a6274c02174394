package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.packet.CompletionRequest;
import org.odpj.packet.FreeControl;
import org.odpj.packet.Packet;
import org.odpj.packet.ProtoStats;
import org.odpj.packet.ProtoStatsRequest;
import org.odpj.packet.TxCompletion;
import org.odpj.parse.ProtoChecksums;
import org.odpj.parse.ProtoLayer;
import org.odpj.pktio.PktinConfig;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktoutCapability;
import org.odpj.pktio.PktoutConfig;
import org.odpj.proto.Ethernet;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** What packets and the configuration ask of output beyond sending. */
@CasesOf("pktio")
public final class PktioOutputCases {
  private static final int LENGTH = 1_536;
  private static final int FRAME = 100;

  @Conformance(
      odp = "pktio/pktio_test_chksum_out_{variant}",
      variants = ChecksumOut.class,
      clause =
          "Output fills in checksums by default or where a packet asks, and not where it does not.",
      strategy = "Frames with the checksum 0, contiguous and in segments; the field as received.",
      ifFails = "Sums over segments that start at an odd place.")
  void insertsChecksums(Fixture fixture, ChecksumOut variant) {
    Wire wire = Wire.opened(fixture, LENGTH);
    PktoutCapability can = wire.pktio.capability().pktout();
    NotApplicable.unless(
        ProtoChecksums.ALL.within(can.insertion()), () -> "checksums inserted: " + can.insertion());
    start(wire, variant.config());
    for (int cut : new int[] {0, variant.form.l3 + 1, variant.form.l4 + 3, 77}) {
      byte[] right = variant.form.frame();
      byte[] blank = right.clone();
      Arrays.fill(blank, variant.at, variant.at + variant.size, (byte) 0);
      Packet packet = packet(wire, blank);
      cut(packet, cut);
      assertTrue(packet.l3Offset(variant.form.l3), "network layer");
      assertTrue(packet.l4Offset(variant.form.l4), "transport layer");
      variant.ask(packet.output());
      wire.send(List.of(packet));
      Packet received = wire.receive(1).getFirst();
      byte[] expected = variant.isInserted() ? right : blank;
      assertArrayEquals(
          Arrays.copyOfRange(expected, 12, FRAME),
          Arrays.copyOfRange(Bytes.of(received), 12, FRAME),
          () -> "the frame behind its addresses, cut at " + cut);
      received.free();
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_pktout_aging_tmo",
      clause =
          "Packets that may wait longer than output keeps them are sent; who keeps none says 0.",
      strategy = "Half and all of the longest time that is offered; frames pass, none is dropped.",
      ifFails = "From when the time that a packet has waited is counted.")
  void keepsPacketsForTheirTime(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    long most = wire.pktio.capability().pktout().maxAgingNanos();
    NotApplicable.unless(most > 0, () -> "the longest time that output drops packets after: 0");
    List<Packet> frames = wire.frames(2, FRAME);
    frames.get(0).output().agingNanos(most / 2);
    frames.get(1).output().agingNanos(most);
    wire.send(frames);
    Allocation.free(wire.receive(2));
    assertEquals(0, wire.pktio.statistics().txDropped(), "packets dropped");
  }

  /** Cuts a packet in two segments, where the backend has segments. */
  private static void cut(Packet packet, int at) {
    Packet tail = at == 0 ? null : packet.split(at);
    if (tail != null) {
      assertTrue(packet.concat(tail), "concatenation");
    }
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktout_compl_event_plain_queue"},
      clause = "Completion comes as an event with the packet's user pointer.",
      strategy = "40 packets, every second asks; events counted, typed, in order of sending.",
      ifFails = "Events that are made before the packet has left.")
  void tellsCompletionToPlainQueue(Fixture fixture) {
    Queue queue = fixture.plain(64);
    List<TxCompletion> told = new ArrayList<>();
    tellsCompletion(
        fixture,
        queue,
        () -> {
          Event event = queue.dequeue();
          if (event != null) {
            told.add(assertInstanceOf(TxCompletion.class, event, "the event"));
          }
          return told;
        });
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktout_compl_event_sched_queue"},
      clause = "Completion comes by the scheduler where the queue is a scheduled one.",
      strategy = "40 packets, every second asks; events counted, typed, in order of sending.",
      ifFails = "Events that are made before the packet has left.")
  void tellsCompletionToScheduledQueue(Fixture fixture) {
    Queue queue = fixture.scheduled(SchedSync.ATOMIC, 64);
    Scheduler scheduler = fixture.odp().scheduler();
    List<TxCompletion> told = new ArrayList<>();
    tellsCompletion(
        fixture,
        queue,
        () -> {
          Event event = scheduler.schedule(Scheduler.NO_WAIT);
          if (event != null) {
            told.add(assertInstanceOf(TxCompletion.class, event, "the event"));
          }
          return told;
        });
  }

  private interface Source {
    List<TxCompletion> poll();
  }

  private static void tellsCompletion(Fixture fixture, Queue queue, Source source) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unless(
        wire.pktio.capability().pktout().completionEvents(), () -> "no completion events");
    start(wire, PktoutConfig.defaults().withCompletion(true, 0));
    CompletionRequest request = new CompletionRequest.ToQueue(queue);
    List<Packet> packets = wire.frames(40, FRAME);
    for (int i = 0; i < packets.size(); i += 2) {
      packets.get(i).userPointer("packet " + i);
      packets.get(i).output().completion(request);
    }
    wire.send(packets);
    Allocation.free(wire.receive(40));
    Deadline deadline = Deadline.seconds(5);
    List<TxCompletion> told = source.poll();
    while (told.size() < 20) {
      deadline.orFail(() -> "some of 20 completions did not come");
      told = source.poll();
    }
    for (int i = 0; i < 20; i++) {
      TxCompletion event = told.get(i);
      assertEquals(EventType.PACKET_TX_COMPLETION, event.type(), "type");
      assertEquals("packet " + 2 * i, event.userPointer(), "user pointer");
      event.free();
    }
    assertEquals(20, source.poll().size(), "completions");
  }

  @Conformance(
      clause = "A completion whose queue is full waits; none is lost.",
      strategy = "Sends until an MT-safe queue of the smallest size is full and on; drains it.",
      ifFails = "What is done when enqueue refuses.")
  void keepsCompletionsOfFullQueue(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unless(
        wire.pktio.capability().pktout().completionEvents(), () -> "no completion events");
    start(wire, PktoutConfig.defaults().withCompletion(true, 0));
    Queue queue = fixture.plain(1);
    CompletionRequest request = new CompletionRequest.ToQueue(queue);
    int expected = 200;
    int told = 0;
    for (int i = 0; i < expected; i++) {
      Packet packet = wire.frames(1, FRAME).getFirst();
      packet.output().completion(request);
      wire.send(List.of(packet));
      Allocation.free(wire.receive(1));
    }
    Deadline deadline = Deadline.seconds(5);
    while (told < expected) {
      Event event = queue.dequeue();
      if (event == null) {
        int had = told;
        deadline.orFail(() -> "%d of %d completions came".formatted(had, expected));
        wire.send(wire.frames(1, FRAME)); // Sending is what delivers those that wait.
        Allocation.free(wire.receive(1));
      } else {
        event.free();
        told++;
      }
    }
    assertNull(queue.dequeue(), "one more completion");
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktout_compl_poll"},
      clause = "Completion can be polled by an id, which can then be used again.",
      strategy = "Each of the first 8 ids twice; an id that is not configured.",
      ifFails = "The status of an id that was never used.")
  void pollsCompletion(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    int most = wire.pktio.capability().pktout().maxCompletionIds();
    NotApplicable.unless(most > 0, () -> "no completion ids");
    int ids = Math.min(8, most);
    start(wire, PktoutConfig.defaults().withCompletion(false, ids));
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = wire.frames(ids, FRAME);
      for (int id = 0; id < ids; id++) {
        packets.get(id).output().completion(new CompletionRequest.Poll(id));
      }
      wire.send(packets);
      Allocation.free(wire.receive(ids));
      for (int id = 0; id < ids; id++) {
        Deadline deadline = Deadline.seconds(5);
        while (!wire.pktio.completed(id)) {
          deadline.orFail(() -> "completion does not come");
        }
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> wire.pktio.completed(ids), "id " + ids);
    Packet packet = wire.frames(1, FRAME).getFirst();
    packet.output().completion(new CompletionRequest.Poll(ids));
    Packet[] one = {packet};
    assertThrows(
        IllegalArgumentException.class, () -> wire.pktio.output(0).send(one, 0, 1), "id " + ids);
    packet.free();
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktout_dont_free"},
      clause = "A packet that output shall not free stays its owner's, with its content.",
      strategy = "Sends one packet 10 times and compares what comes each time.",
      ifFails = "Drivers that give the packet itself to the receiver.")
  void keepsPackets(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unless(wire.pktio.capability().pktout().dontFree(), () -> "output always frees");
    start(wire, PktoutConfig.defaults().withDontFree(true));
    Packet packet = wire.frames(1, FRAME).getFirst();
    byte[] content = Bytes.of(packet);
    packet.output().freeControl(FreeControl.DONT_FREE);
    for (int i = 0; i < 10; i++) {
      wire.send(List.of(packet));
      Packet received = wire.receive(1).getFirst();
      assertArrayEquals(content, Bytes.of(received), "the packet received");
      received.free();
      assertArrayEquals(content, Bytes.of(packet), "the packet kept");
      assertEquals(FreeControl.DONT_FREE, packet.output().freeControl(), "what was asked for");
    }
    packet.output().freeControl(FreeControl.FREE);
    wire.send(List.of(packet));
    Allocation.free(wire.receive(1));
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktout_ts"},
      clause = "The time when a packet left can be asked for.",
      strategy =
          "Packets with and without the request; times between the clock's before and after.",
      ifFails = "The clock: it must be the interface's.")
  void takesDepartureTime(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unless(
        wire.pktio.capability().pktout().timestamps(), () -> "no times of departure");
    start(wire, PktoutConfig.defaults().withTimestamps(true));
    wire.roundTrip(1, FRAME);
    assertEquals(0, wire.pktio.departure(), "time of a packet that did not ask");
    for (int i = 0; i < 5; i++) {
      long before = wire.pktio.time();
      Packet packet = wire.frames(1, FRAME).getFirst();
      packet.output().timestamp(true);
      wire.send(List.of(packet));
      Allocation.free(wire.receive(1));
      long departure = wire.pktio.departure();
      assertTrue(departure - before >= 0, "departure before the packet was made");
      assertTrue(wire.pktio.time() - departure >= 0, "departure after the packet was received");
    }
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktin_ts"},
      clause = "Packets have their time of arrival if the interface is told so, and else none.",
      strategy = "Frames one after the other: times do not go back, and are of the clock.",
      ifFails = "Whether receive sets the time before it hands the packet out.")
  void takesArrivalTime(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    wire.pktio.configure(
        PktioConfig.unparsed().withPktin(PktinConfig.defaults().withTimestamps(true)));
    wire.pktio.start();
    long last = wire.pktio.time();
    for (int i = 0; i < 5; i++) {
      wire.send(wire.frames(1, FRAME));
      Packet received = wire.receive(1).getFirst();
      assertTrue(received.hasTimestamp(), "a time of arrival");
      assertTrue(received.timestamp() - last >= 0, "a time before the last packet's");
      last = received.timestamp();
      assertTrue(wire.pktio.time() - last >= 0, "a time to come");
      received.free();
    }
    wire.pktio.stop();
    wire.pktio.configure(PktioConfig.unparsed());
    wire.pktio.start();
    wire.send(wire.frames(1, FRAME));
    Packet received = wire.receive(1).getFirst();
    assertFalse(received.hasTimestamp(), "a time of arrival that nobody asked for");
    received.free();
  }

  @Conformance(
      odp = {"pktio/pktio_test_proto_statistics_counters"},
      clause = "Packets are counted where they ask to be, with their adjustments.",
      strategy = "Two counters, packets of both mixed with others; counts exact.",
      ifFails = "Packets that were not taken and come again: they count once.")
  void countsProtocols(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    NotApplicable.unless(wire.pktio.capability().pktout().protoStats(), () -> "no counting");
    start(wire, PktoutConfig.defaults().withProtoStats(true));
    ProtoStats first = new ProtoStats("first");
    ProtoStats second = new ProtoStats("second");
    List<Packet> packets = wire.frames(30, FRAME);
    for (int i = 0; i < 30; i++) {
      packets
          .get(i)
          .output()
          .protoStats(
              switch (i % 3) {
                case 0 -> new ProtoStatsRequest(first, 4, -14);
                case 1 -> new ProtoStatsRequest(second, 0, 24);
                default -> null;
              });
    }
    wire.send(packets);
    Allocation.free(wire.receive(30));
    assertEquals(new ProtoStats.Counts(10, 1_040, 860), first.sent(), "first");
    assertEquals(new ProtoStats.Counts(10, 1_000, 1_240), second.sent(), "second");
    assertEquals(new ProtoStats.Counts(0, 0, 0), first.dropped(), "dropped");
  }

  @Conformance(
      odp = {"pktio/pktio_test_pktio_config"},
      clause = "An interface takes a configuration within its capability and refuses any other.",
      strategy = "All that it can, twice; more completion ids; checksums by default not enabled.",
      ifFails = "configure().")
  void checksConfiguration(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    PktoutCapability can = wire.pktio.capability().pktout();
    PktoutConfig all =
        PktoutConfig.defaults()
            .withChecksums(can.insertion(), can.insertion())
            .withLso(!can.lso().isEmpty())
            .withProtoStats(can.protoStats())
            .withTimestamps(can.timestamps())
            .withCompletion(can.completionEvents(), can.maxCompletionIds())
            .withDontFree(can.dontFree());
    PktoutConfig more = all.withCompletion(can.completionEvents(), can.maxCompletionIds() + 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> wire.pktio.configure(PktioConfig.defaults().withPktout(more)),
        "more completion ids");
    assertThrows(
        IllegalArgumentException.class,
        () -> all.withChecksums(ProtoChecksums.NONE, ProtoChecksums.ALL),
        "checksums by default that are not enabled");
    for (int i = 0; i < 2; i++) {
      start(wire, all);
      wire.roundTrip(100, FRAME);
      wire.pktio.stop();
    }
  }

  private static void start(Wire wire, PktoutConfig config) {
    wire.pktio.configure(
        PktioConfig.defaults().withParserLayer(ProtoLayer.NONE).withPktout(config));
    wire.pktio.start();
  }

  private static Packet packet(Wire wire, byte[] frame) {
    Packet packet = Allocation.packets(wire.pool, frame.length, 1).getFirst();
    Bytes.fill(packet, frame);
    long address = wire.pktio.macAddress().bits();
    Ethernet.at(packet.memory(), packet.dataOffset()).destination(address).source(address);
    return packet;
  }
}
