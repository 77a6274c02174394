package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.packet.ChecksumInsert;
import org.odpj.packet.Color;
import org.odpj.packet.CompletionRequest;
import org.odpj.packet.FreeControl;
import org.odpj.packet.LsoProfile;
import org.odpj.packet.LsoProtocol;
import org.odpj.packet.LsoRequest;
import org.odpj.packet.OutputRequest;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.packet.ProtoStats;
import org.odpj.packet.ProtoStatsRequest;
import org.odpj.validation.cases.PacketShape.Kind;
import org.odpj.validation.cases.PacketShape.Subject;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** What a packet carries beside its data. */
@CasesOf("packet")
public final class PacketMetadataCases {
  private static final int LENGTH = 300;

  @Conformance(
      odp = "packet/packet_test_basic_metadata",
      clause = "A new packet was received by no interface and has no metadata but defaults.",
      strategy =
          "Checks a packet that was used before: its metadata is set, then it is freed and"
              + " allocated, one by one and in a burst.",
      ifFails = "What alloc() resets.")
  void newPacketsAreBlank(Fixture fixture) {
    PacketPool pool = fixture.packets(1, LENGTH);
    for (int round = 0; round < 2; round++) {
      List<Packet> packets =
          round == 0 ? Allocation.all(pool) : Allocation.packets(pool, LENGTH, 1);
      for (Packet packet : packets) {
        checkBlank(packet);
        PacketShape.decorate(packet);
        setOutput(packet.output());
      }
      Allocation.free(packets);
    }
    Packet packet = Allocation.one(pool, LENGTH);
    checkBlank(packet);
    packet.free();
  }

  @Conformance(
      odp = {"packet/packet_test_reset_meta", "packet/test_reset_meta"},
      variants = Kind.class,
      clause = "A reset of the metadata leaves data, layout, references and the user area alone.",
      strategy = "Sets everything on packets of every shape of this kind but static ones, resets.",
      ifFails = "Metadata that a backend keeps beside the data, such as the input.")
  void resetsMetadata(Fixture fixture, Kind kind) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(kind)) {
      Subject subject = shape.make(pool, random);
      if (kind != Kind.STATIC) {
        reset(subject.packet());
      }
      subject.done();
    }
  }

  private static void reset(Packet packet) {
    setOutput(packet.output());
    boolean referenced = packet.hasReferences();
    boolean referencing = packet.isReferencing();
    PacketState before = PacketState.of(packet);
    packet.resetMetadata();
    PacketState after = PacketState.of(packet);
    checkBlank(packet);
    assertEquals(before.content(), after.content(), "content");
    assertEquals(before.places(), after.places(), "places");
    assertEquals(before.headroom(), after.headroom(), "headroom");
    assertEquals(before.tailroom(), after.tailroom(), "tailroom");
    assertEquals(before.metadata().userArea(), after.metadata().userArea(), "user area");
    assertEquals(referenced, packet.hasReferences(), "references");
    assertEquals(referencing, packet.isReferencing(), "referencing");
  }

  @Conformance(
      odp = "packet/packet_test_event_conversion",
      clause = "A packet is an event of type PACKET, of its own pool.",
      strategy = "Asks the event for its type and pool and frees it as an event.",
      ifFails = "type() and pool().")
  void packetsAreEvents(Fixture fixture) {
    PacketPool pool = fixture.packets(4, LENGTH);
    Event event = Allocation.one(pool, LENGTH);
    assertEquals(EventType.PACKET, event.type(), "type");
    assertSame(pool, event.pool(), "pool");
    event.free();
  }

  @Conformance(
      odp = "packet/packet_test_context",
      clause = "A packet carries an object and a user area of the application through its life.",
      strategy = "Sets both, moves the data, reads both; the object is gone after reset.",
      ifFails = "Where the user area lies.")
  void carriesTheApplicationsState(Fixture fixture) {
    PacketPool pool =
        fixture.packetPool(PacketPoolParam.of(4, LENGTH).withCache(0).withUserArea(16));
    Packet packet = Allocation.one(pool, LENGTH);
    Object object = new Object();
    packet.userPointer(object);
    packet.userFlag(true);
    packet.userArea().fill((byte) 7);
    packet.pushHead(packet.headroom());
    packet.pushTail(packet.tailroom());
    packet.slice(0, packet.segmentLength()).fill((byte) 9);
    assertSame(object, packet.userPointer(), "the object");
    assertTrue(packet.userFlag(), "the flag");
    assertEquals(-1, packet.userArea().mismatch(sevens(16)), "the user area");
    assertTrue(packet.reset(LENGTH), "reset");
    assertNull(packet.userPointer(), "the object after reset");
    assertEquals(-1, packet.userArea().mismatch(sevens(16)), "the user area after reset");
    packet.free();
  }

  @Conformance(
      odp = {"packet/packet_test_layer_offsets", "packet/packet_test_payload_offset"},
      clause =
          "Layer offsets are set within the data only, and stay as numbers when the data moves.",
      strategy = "Sets each, refuses one beyond the data, moves the head, unsets.",
      ifFails = "Which bound the setters take.")
  void keepsLayerOffsets(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    assertEquals(Packet.OFFSET_INVALID, packet.payloadOffset(), "payload of a new packet");
    assertTrue(packet.l2Offset(0) && packet.l3Offset(14) && packet.l4Offset(LENGTH - 1), "set");
    assertTrue(packet.payloadOffset(LENGTH - 1), "set");
    assertFalse(packet.l2Offset(LENGTH), "an offset of the length");
    assertFalse(packet.l3Offset(-2), "an offset of -2");
    assertFalse(packet.l4Offset(Integer.MAX_VALUE), "the largest offset");
    assertFalse(packet.payloadOffset(Integer.MIN_VALUE), "the smallest offset");
    packet.pullHead(4);
    checkLayers(packet, 0, 14, LENGTH - 1);
    assertEquals(LENGTH - 1, packet.payloadOffset(), "payload");
    assertTrue(packet.l3Offset(Packet.OFFSET_INVALID), "unset");
    assertTrue(packet.payloadOffset(Packet.OFFSET_INVALID), "unset");
    checkLayers(packet, 0, Packet.OFFSET_INVALID, LENGTH - 1);
    assertEquals(Packet.OFFSET_INVALID, packet.payloadOffset(), "payload");
    packet.free();
  }

  @Conformance(
      clause =
          "Flow hash and timestamp are there when they were set, 0 included, until taken away.",
      strategy = "Sets 0 and other numbers, takes them away, one without the other.",
      ifFails = "0 taken for absence.")
  void keepsHashAndTime(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    for (int number : new int[] {0, 1, -1, Integer.MIN_VALUE}) {
      packet.flowHash(number);
      packet.timestamp((long) number << 20);
      assertTrue(packet.hasFlowHash() && packet.hasTimestamp(), "both are there");
      assertEquals(number, packet.flowHash(), "flow hash");
      assertEquals((long) number << 20, packet.timestamp(), "timestamp");
    }
    packet.clearFlowHash();
    assertFalse(packet.hasFlowHash(), "a flow hash that was taken away");
    assertTrue(packet.hasTimestamp(), "the other");
    packet.clearTimestamp();
    assertFalse(packet.hasTimestamp(), "a timestamp that was taken away");
    packet.free();
  }

  @Conformance(
      clause =
          "Colour, drop eligibility and the application's flag are kept apart from each other.",
      strategy = "Every combination is set and read back.",
      ifFails = "Bits of one value in another's place.")
  void keepsSmallValues(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    for (Color color : Color.values()) {
      for (int bits = 0; bits < 4; bits++) {
        packet.color(color);
        packet.dropEligible((bits & 1) != 0);
        packet.userFlag((bits & 2) != 0);
        assertEquals(color, packet.color(), "colour");
        assertEquals((bits & 1) != 0, packet.dropEligible(), "drop eligibility");
        assertEquals((bits & 2) != 0, packet.userFlag(), "flag of the application");
      }
    }
    packet.free();
  }

  @Conformance(
      clause = "What output shall do is kept until it is cleared, the packet reset or freed.",
      strategy = "Sets every request, reads it, clears it, sets it again and resets the packet.",
      ifFails = "A request that survives the packet.")
  void keepsOutputRequests(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(1, LENGTH), LENGTH);
    OutputRequest output = packet.output();
    setOutput(output);
    assertEquals(40, packet.payloadOffset(), "payload offset after an LSO request");
    assertEquals(1_000_000, output.agingNanos(), "ageing timeout");
    assertEquals(ChecksumInsert.SKIP, output.l3Checksum(), "network layer's checksum");
    assertEquals(ChecksumInsert.INSERT, output.l4Checksum(), "transport layer's checksum");
    assertEquals(FreeControl.DONT_FREE, output.freeControl(), "free control");
    assertEquals(new CompletionRequest.Poll(3), output.completion(), "completion");
    assertEquals((byte) -20, output.shaperAdjust(), "shaper adjustment");
    assertTrue(output.timestamp(), "timestamp");
    assertTrue(output.lso() != null && output.protoStats() != null, "LSO and counters");
    Packet copy = packet.copy(fixture.packets(1, LENGTH));
    assertTrue(copy != null && copy.output().timestamp(), "the copy's request");
    copy.free();
    output.lso(null);
    output.completion(null);
    assertTrue(output.lso() == null && output.completion() == null, "cleared");
    assertThrows(IllegalArgumentException.class, () -> output.agingNanos(-1), "negative timeout");
    setOutput(output);
    assertTrue(packet.reset(10), "reset");
    checkBlank(packet);
    packet.free();
  }

  @Conformance(
      clause = "Counters of packets add up what was sent and dropped, with the adjustments.",
      strategy = "Counts packets of some lengths as sent and as dropped.",
      ifFails = "The sign of the adjustments.")
  void countsProtocols(Fixture fixture) {
    ProtoStats stats = new ProtoStats("flow");
    ProtoStatsRequest request = new ProtoStatsRequest(stats, -14, 24);
    request.sent(64);
    request.sent(1_500);
    request.dropped(100);
    assertEquals(new ProtoStats.Counts(2, 1_564 - 28, 1_564 + 48), stats.sent(), "sent");
    assertEquals(new ProtoStats.Counts(1, 86, 124), stats.dropped(), "dropped");
  }

  @Conformance(
      odp = "packet/packet_test_debug",
      clause = "A packet describes itself and its data, in whatever segments.",
      strategy = "Looks for length and bytes in the texts; a range outside is refused.",
      ifFails = "Texts of packets of several segments.")
  void describesItself(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    Bytes.fill(packet, new byte[LENGTH]);
    packet.slice(17, 1).fill((byte) 0xab);
    assertTrue(packet.toString().contains(LENGTH + " B"), packet::toString);
    String dump = packet.hexDump(16, 20);
    assertTrue(dump.startsWith("000010 00 ab 00") && dump.contains("\n000020"), dump);
    assertEquals("", packet.hexDump(0, 0), "nothing");
    assertThrows(IndexOutOfBoundsException.class, () -> packet.hexDump(1, LENGTH), "outside");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_user_area",
      clause = "Each packet has a user area of exactly the size asked for, of its own.",
      strategy =
          "Sizes 0, 1 and the largest (at most 4 KiB): writes a number into each, reads all.",
      ifFails = "The place of the user area within the element.")
  void userAreasAreExactAndDisjoint(Fixture fixture) {
    int largest = Math.min(4_096, fixture.odp().poolCapability().maxUserArea());
    for (int size : new int[] {0, Math.min(1, largest), largest}) {
      PacketPool pool =
          fixture.packetPool(PacketPoolParam.of(32, LENGTH).withCache(0).withUserArea(size));
      List<Packet> packets = Allocation.packets(pool, LENGTH, 32);
      UserAreas.checkExactAndDisjoint(packets, size);
      Allocation.free(packets);
    }
  }

  private static void setOutput(OutputRequest output) {
    output.lso(new LsoRequest(LsoProfile.of(LsoProtocol.TCP_IPV4), 40, 1_000));
    output.completion(new CompletionRequest.Poll(3));
    output.protoStats(new ProtoStatsRequest(new ProtoStats("flow"), 0, 4));
    output.freeControl(FreeControl.DONT_FREE);
    output.l3Checksum(ChecksumInsert.SKIP);
    output.l4Checksum(ChecksumInsert.INSERT);
    output.agingNanos(1_000_000);
    output.timestamp(true);
    output.shaperAdjust((byte) -20);
  }

  /** Whether all metadata has its defaults. */
  static void checkBlank(Packet packet) {
    assertEquals(Packet.NO_INPUT, packet.inputIndex(), "input");
    assertNull(packet.userPointer(), "object of the application");
    assertFalse(packet.userFlag(), "flag of the application");
    checkLayers(packet, Packet.OFFSET_INVALID, Packet.OFFSET_INVALID, Packet.OFFSET_INVALID);
    assertEquals(Packet.OFFSET_INVALID, packet.payloadOffset(), "payload offset");
    assertFalse(packet.hasFlowHash(), "flow hash");
    assertFalse(packet.hasTimestamp(), "timestamp");
    assertEquals(Color.GREEN, packet.color(), "colour");
    assertFalse(packet.dropEligible(), "drop eligibility");
    OutputRequest output = packet.output();
    assertNull(output.lso(), "LSO request");
    assertNull(output.completion(), "completion request");
    assertNull(output.protoStats(), "counters");
    assertEquals(FreeControl.FREE, output.freeControl(), "free control");
    assertEquals(ChecksumInsert.DEFAULT, output.l3Checksum(), "checksum insertion");
    assertEquals(ChecksumInsert.DEFAULT, output.l4Checksum(), "checksum insertion");
    assertEquals(0, output.agingNanos(), "ageing timeout");
    assertFalse(output.timestamp(), "timestamp request");
    assertEquals(0, output.shaperAdjust(), "shaper adjustment");
  }

  static void checkLayers(Packet packet, int l2, int l3, int l4) {
    assertEquals(l2, packet.l2Offset(), "l2 offset");
    assertEquals(l3, packet.l3Offset(), "l3 offset");
    assertEquals(l4, packet.l4Offset(), "l4 offset");
  }

  static MemorySegment sevens(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return MemorySegment.ofArray(bytes);
  }
}
