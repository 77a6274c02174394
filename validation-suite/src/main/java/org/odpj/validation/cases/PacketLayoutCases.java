package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pool.PoolCapability;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Where the data of a packet lies. */
@CasesOf("packet")
public final class PacketLayoutCases {
  private static final int LENGTH = 300;

  @Conformance(
      odp = "packet/packet_test_length",
      clause = "Lengths and room add up to the packet's buffers.",
      strategy =
          "Adds up at every length from 1 to the longest, and compares with the capability's"
              + " minimums.",
      ifFails = "bufferLength() against headroom() and tailroom().")
  void lengthsAddUp(Fixture fixture) {
    PacketPool pool = fixture.packets(2, LENGTH);
    PoolCapability can = fixture.odp().poolCapability();
    for (int length = 1; length <= LENGTH; length++) {
      Packet packet = Allocation.one(pool, length);
      assertEquals(length, packet.length(), "length");
      if (packet.segmentCount() == 1) {
        assertEquals(length, packet.segmentLength(), "length of the only segment");
        assertEquals(
            packet.bufferLength(),
            packet.headroom() + length + packet.tailroom(),
            "headroom + length + tailroom against bufferLength");
      }
      assertTrue(
          packet.headroom() >= pool.param().headroom(), () -> "headroom " + packet.headroom());
      assertTrue(packet.tailroom() >= can.minTailroom(), () -> "tailroom " + packet.tailroom());
      packet.free();
    }
  }

  @Conformance(
      odp = "packet/packet_test_reset",
      clause =
          "Reset makes a packet as if just allocated, and changes nothing when the length is too"
              + " large.",
      strategy =
          "Pushes and sets metadata, resets to several lengths, then to one that cannot fit.",
      ifFails = "What reset() restores.")
  void resets(Fixture fixture) {
    PacketPool pool = fixture.packets(2, LENGTH);
    Packet packet = Allocation.one(pool, LENGTH);
    int headroom = packet.headroom();
    for (int length : new int[] {1, LENGTH / 2, LENGTH, pool.maxLength()}) {
      packet.pushHead(Math.min(4, packet.headroom()));
      packet.userPointer("something");
      packet.l3Offset(0);
      assertTrue(packet.reset(length), () -> "reset to " + length);
      assertEquals(length, packet.length(), "length after reset");
      assertEquals(headroom, packet.headroom(), "headroom after reset");
      PacketMetadataCases.checkBlank(packet);
    }
    assertTrue(packet.reset(LENGTH), "reset");
    assertFalse(packet.reset(packet.bufferLength() + 1), "reset to more than the packet's buffers");
    assertEquals(LENGTH, packet.length(), "length after a refused reset");
    assertThrows(IllegalArgumentException.class, () -> packet.reset(0), "reset to 0");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_headroom",
      clause = "Push and pull at the head move the data's start and leave the content.",
      strategy =
          "Pushes all headroom and pulls it back, byte by byte checked; one byte more is refused.",
      ifFails = "dataOffset() after a push.")
  void movesTheHead(Fixture fixture) {
    Packet packet = filled(fixture);
    byte[] content = Bytes.of(packet);
    int room = packet.headroom();
    long start = packet.dataOffset();
    assertFalse(packet.pushHead(room + 1), () -> "push of %d with %d".formatted(room + 1, room));
    assertTrue(packet.pushHead(room), () -> "push of all %d".formatted(room));
    assertEquals(0, packet.headroom(), "headroom after pushing all");
    assertEquals(start - room, packet.dataOffset(), "start of the data after the push");
    assertEquals(LENGTH + room, packet.length(), "length after the push");
    assertTrue(packet.pullHead(room), "pull of what was pushed");
    assertArrayEquals(content, Bytes.of(packet), "content after push and pull");
    assertFalse(packet.pullHead(packet.segmentLength()), "pull of the whole segment");
    assertTrue(packet.pullHead(10), "pull of 10");
    assertEquals(
        content[10], packet.slice(0, 1).get(ValueLayout.JAVA_BYTE, 0), "first byte after the pull");
    assertEquals(room + 10, packet.headroom(), "headroom after the pull");
    assertThrows(IllegalArgumentException.class, () -> packet.pushHead(-1), "push of -1");
    assertThrows(IllegalArgumentException.class, () -> packet.pullHead(-1), "pull of -1");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_tailroom",
      clause = "Push and pull at the tail move the data's end and leave the content.",
      strategy = "Pushes all tailroom and pulls it back; one byte more is refused.",
      ifFails = "tailroom() after a push.")
  void movesTheTail(Fixture fixture) {
    Packet packet = filled(fixture);
    byte[] content = Bytes.of(packet);
    int room = packet.tailroom();
    assertFalse(packet.pushTail(room + 1), () -> "push of %d with %d".formatted(room + 1, room));
    assertTrue(packet.pushTail(room), () -> "push of all %d".formatted(room));
    assertEquals(0, packet.tailroom(), "tailroom after pushing all");
    assertEquals(LENGTH + room, packet.length(), "length after the push");
    assertTrue(packet.pullTail(room), "pull of what was pushed");
    assertArrayEquals(content, Bytes.of(packet), "content after push and pull");
    assertFalse(packet.pullTail(packet.segmentLength()), "pull of the whole segment");
    assertTrue(packet.pullTail(10), "pull of 10");
    assertEquals(LENGTH - 10, packet.length(), "length after the pull");
    assertThrows(IllegalArgumentException.class, () -> packet.pushTail(-1), "push of -1");
    assertThrows(IllegalArgumentException.class, () -> packet.pullTail(-1), "pull of -1");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_offset",
      clause = "A slice at any offset shows the data there, and none shows bytes outside.",
      strategy =
          "Compares the first and last byte of a slice at every offset; then slices beyond the"
              + " end.",
      ifFails = "dataOffset() and segmentLength().")
  void slices(Fixture fixture) {
    Packet packet = filled(fixture);
    byte[] content = Bytes.of(packet);
    for (int offset = 0; offset < packet.segmentLength(); offset++) {
      MemorySegment slice = packet.slice(offset, packet.segmentLength() - offset);
      assertEquals(content[offset], slice.get(ValueLayout.JAVA_BYTE, 0), "byte " + offset);
    }
    int end = packet.segmentLength();
    assertThrows(
        IndexOutOfBoundsException.class, () -> packet.slice(end, 1), "a byte after the end");
    assertThrows(
        IndexOutOfBoundsException.class, () -> packet.slice(-1, 1), "a byte before the start");
    packet.free();
  }

  @Conformance(
      odp = {"packet/packet_test_segments", "packet/packet_test_segment_last"},
      clause = "The data can be visited segment by segment, and the last is the end.",
      strategy = "Walks packets of 1 to 5 segments; slices within each, and none across two.",
      ifFails = "Offsets at the border of two segments.")
  void visitsSegments(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    for (int segments = 1; segments <= 5; segments++) {
      Packet packet = PacketShape.inSegments(pool, fixture.random(), segments, 20);
      PacketState.checkSane(packet);
      byte[] content = Bytes.of(packet);
      for (int at = 0; at < packet.length(); at++) {
        int run = packet.contiguousLength(at);
        int offset = at;
        assertEquals(20 - at % 20, run, "bytes to the segment's end");
        assertEquals(
            content[at], packet.slice(at, run).get(ValueLayout.JAVA_BYTE, 0), "byte " + at);
        assertThrows(
            IndexOutOfBoundsException.class, () -> packet.slice(offset, run + 1), "across");
      }
      packet.free();
    }
  }

  @Conformance(
      clause = "Reset of a packet of several segments gives back those that it does not need.",
      strategy =
          "Resets packets of five segments to every length that fits, and one that does not.",
      ifFails = "The room of the segments behind the first.")
  void resetsSegments(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    int most = 1;
    for (int length = 1; length <= most; length += 1 + length / 5) {
      Packet packet = PacketShape.inSegments(pool, random, 5, 20);
      packet.pushHead(3);
      most = packet.resetMaxLength();
      assertFalse(packet.reset(most + 1), "reset to more than the largest length");
      assertTrue(packet.reset(length), "reset");
      assertEquals(length, packet.length(), "length after reset");
      PacketMetadataCases.checkBlank(packet);
      PacketState.checkSane(packet);
      Bytes.fill(packet, Bytes.random(random, length));
      packet.free();
    }
    Allocation.free(Allocation.all(pool));
  }

  private static Packet filled(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    Bytes.fill(packet, Bytes.random(fixture.random(), LENGTH));
    return packet;
  }
}
