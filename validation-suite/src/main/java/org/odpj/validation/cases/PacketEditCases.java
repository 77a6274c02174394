package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.PoolCapability;
import org.odpj.validation.cases.PacketShape.Mutable;
import org.odpj.validation.cases.PacketShape.Subject;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Changing packets in the middle, joining and cutting them. */
@CasesOf("packet")
public final class PacketEditCases {

  @Conformance(
      odp = {"packet/packet_test_add_rem_data", "packet/test_add_data"},
      variants = Mutable.class,
      clause = "Bytes are inserted at any offset; those before and behind keep their order.",
      strategy = "Every shape, at every third offset, by 0 to 19 bytes; the new ones are written.",
      ifFails = "Data that is moved although it is shared.")
  void insertsData(Fixture fixture, Mutable mutable) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      int end = 0;
      for (int offset = 0; offset <= end; offset += 3) {
        Subject subject = shape.make(pool, random);
        Packet packet = subject.packet();
        end = packet.length();
        int bytes = random.nextInt(20);
        PacketState before = PacketState.of(packet);
        assertTrue(packet.addData(offset, bytes), "insertion");
        PacketShape.write(packet, offset, bytes, random);
        PacketState after = PacketState.of(packet);
        assertEquals(end + bytes, packet.length(), "length");
        assertEquals(before.content(0, offset), after.content(0, offset), "content before");
        assertEquals(
            before.content(offset, end), after.content(offset + bytes, end + bytes), "behind");
        assertEquals(before.metadata(), after.metadata(), "metadata");
        subject.done();
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "packet/test_rem_data",
      variants = Mutable.class,
      clause = "Bytes are removed at any offset; never all of them.",
      strategy = "Every shape, at every third offset, by up to 20 bytes.",
      ifFails = "Removal up to the end, and of whole segments.")
  void removesData(Fixture fixture, Mutable mutable) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      int end = 0;
      for (int offset = 0; offset <= end; offset += 3) {
        Subject subject = shape.make(pool, random);
        Packet packet = subject.packet();
        end = packet.length();
        int at = Math.min(offset, end);
        int bytes = Math.min(random.nextInt(21), end - at);
        PacketState before = PacketState.of(packet);
        boolean removed = packet.removeData(at, bytes);
        PacketState after = PacketState.of(packet);
        assertEquals(bytes < end, removed, "whether bytes were removed");
        if (removed) {
          assertEquals(
              before.content(0, at) + before.content(at + bytes, end), after.content(), "content");
          assertEquals(before.metadata(), after.metadata(), "metadata");
        } else {
          assertEquals(before, after, "the packet after a refusal");
        }
        subject.done();
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = {"packet/packet_test_align", "packet/test_align"},
      variants = Mutable.class,
      clause = "A range becomes contiguous and aligned, and the content stays.",
      strategy = "Every shape, ranges of 0 to 100 bytes at six offsets, alignments up to 32.",
      ifFails = "Ranges that begin or end at the border of two segments.")
  void aligns(Fixture fixture, Mutable mutable) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      for (int wanted : new int[] {0, 1, 5, 10, 11, 17}) {
        Subject subject = shape.make(pool, random);
        Packet packet = subject.packet();
        int offset = Math.min(wanted, packet.length() - 1);
        int length = Math.min(random.nextInt(101), packet.length() - offset);
        int alignment = new int[] {0, 1, 2, 8, 32}[random.nextInt(5)];
        PacketState before = PacketState.of(packet);
        assertTrue(packet.align(offset, length, alignment), "alignment");
        PacketState after = PacketState.of(packet);
        assertEquals(before.content(), after.content(), "content");
        assertEquals(before.metadata(), after.metadata(), "metadata");
        assertTrue(packet.contiguousLength(offset) >= length, "contiguous");
        if (length > 0 && alignment > 1) {
          long address = packet.memory().address() + packet.dataOffset(offset);
          assertEquals(0, address % alignment, "address modulo the alignment");
        }
        subject.done();
      }
    }
    Packet packet = PacketShape.inSegments(pool, random, 2, 10);
    assertThrows(IllegalArgumentException.class, () -> packet.align(0, 4, 3), "alignment 3");
    assertThrows(IllegalArgumentException.class, () -> packet.align(0, 4, -8), "alignment -8");
    assertThrows(IndexOutOfBoundsException.class, () -> packet.align(19, 2, 1), "outside");
    packet.free();
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "packet/test_split",
      variants = Mutable.class,
      clause = "A packet is cut at any offset; the first part keeps its place and metadata.",
      strategy = "Every shape at every offset, 0 and its length included.",
      ifFails = "Cuts at the border of two segments.")
  void splits(Fixture fixture, Mutable mutable) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    for (PacketShape shape : PacketShape.all(mutable.kind)) {
      int end = 1;
      for (int length = 0; length <= end; length++) {
        Subject subject = shape.make(pool, random);
        Packet packet = subject.packet();
        end = packet.length();
        PacketState before = PacketState.of(packet);
        Packet tail = packet.split(length);
        PacketState head = PacketState.of(packet);
        if (length == 0 || length == end) {
          assertNull(tail, "a cut at an end");
          assertEquals(before, head, "the packet after a refusal");
        } else {
          assertNotNull(tail, "the tail");
          assertEquals(before.content(0, length), head.content(), "content of the head");
          assertEquals(before.places().subList(0, length), head.places(), "places of the head");
          assertEquals(before.metadata(), head.metadata(), "metadata of the head");
          assertEquals(
              before.content(length, end), PacketState.of(tail).content(), "content of the tail");
          PacketMetadataCases.checkBlank(tail);
          assertSame(pool, tail.pool(), "the tail's pool");
          assertTrue(tail.extendTail(5) && tail.extendHead(5), "extension of the tail");
          tail.free();
        }
        subject.done();
      }
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = {"packet/packet_test_concatsplit", "packet/packet_test_concat_small"},
      clause = "Packets joined and cut again have all their bytes, and the metadata of the first.",
      strategy = "Joins 75 packets of one byte, from two pools in turn; cuts it all up again.",
      ifFails = "Packets of another pool, and more segments than the capability has.")
  void joinsAndCuts(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    PacketPool pool = fixture.packets(400, 100);
    PacketPool other = fixture.packets(100, 100);
    Packet packet = Allocation.one(pool, 1);
    PacketShape.decorate(packet);
    packet.copyFrom(0, MemorySegment.ofArray(new byte[] {0}), 0, 1);
    for (int i = 1; i < 75; i++) {
      Packet more = Allocation.one(i % 2 == 0 ? pool : other, 1);
      more.copyFrom(0, MemorySegment.ofArray(new byte[] {(byte) i}), 0, 1);
      assertTrue(packet.concat(more), "concatenation");
    }
    PacketState.checkSane(packet);
    assertEquals(75, packet.length(), "length of 75 packets");
    assertTrue(packet.userFlag(), "metadata of the first");
    for (int i = 74; i > 0; i--) {
      assertEquals((byte) i, packet.slice(i, 1).get(ValueLayout.JAVA_BYTE, 0), "byte " + i);
      Packet tail = packet.split(i);
      assertNotNull(tail, "the tail");
      assertEquals(1, tail.length(), "length of the tail");
      tail.free();
    }
    packet.free();
    Packet self = Allocation.one(pool, 10);
    assertThrows(IllegalArgumentException.class, () -> self.concat(self), "itself");
    self.free();
  }

  @Conformance(
      odp = {
        "packet/packet_test_concat_extend_trunc",
        "packet/packet_test_trunc_3_seg",
        "packet/packet_test_extend_small",
        "packet/packet_test_extend_mix"
      },
      clause = "Whatever is done to a packet in whatever order, it has the bytes that it should.",
      strategy =
          "20 packets of three segments, 200 random changes each (extend, truncate, insert, remove,"
              + " align, join, cut, copy, move), against an array that mirrors the packet.",
      ifFails = "The last change before the difference; the seed gives the same sequence again.")
  void keepsItsBytes(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    PacketPool pool = fixture.packets(1_000, 100);
    Random random = fixture.random();
    for (int round = 0; round < 20; round++) {
      Packet packet = PacketShape.inSegments(pool, random, 3, 40);
      PacketMirror mirror = new PacketMirror(packet, random);
      for (int step = 0; step < 200; step++) {
        mirror.change(pool);
      }
      packet.free();
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "packet/packet_test_extend_large",
      clause = "A packet grows in large steps to the largest length, and by no byte more.",
      strategy =
          "Extends at head and tail in turn by a seventh of the largest length until that is"
              + " reached, then by what room there is; one byte more is refused.",
      ifFails = "The bound of the length, and of the number of segments.")
  void growsToTheLargestLength(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    PoolCapability can = fixture.odp().poolCapability();
    int longest = can.maxPacketLength();
    int segment = Math.max(2_000, Math.ceilDiv(longest, can.maxSegments()));
    PacketPool pool =
        fixture.packetPool(PacketPoolParam.of(4, longest).withSegmentLength(segment).withCache(0));
    Packet packet = Allocation.one(pool, 100);
    Bytes.fill(packet, Bytes.random(fixture.random(), 100));
    byte[] content = Bytes.of(packet);
    int before = 0;
    boolean head = false;
    while (packet.length() < longest) {
      int bytes = Math.min(longest / 7, longest - packet.length());
      assertTrue(head ? packet.extendHead(bytes) : packet.extendTail(bytes), "extension");
      before += head ? bytes : 0;
      head = !head;
    }
    assertEquals(longest, packet.length(), "length");
    before += packet.headroom();
    packet.pushHead(packet.headroom());
    packet.pushTail(packet.tailroom());
    assertFalse(packet.extendHead(1), "one byte more at the head");
    assertFalse(packet.extendTail(1), "one byte more at the tail");
    assertFalse(packet.addData(50, 1), "one byte more in the middle");
    assertTrue(packet.truncHead(before) && packet.truncTail(packet.length() - 100), "truncation");
    assertArrayEquals(content, Bytes.of(packet), "the first bytes");
    packet.free();
    Allocation.free(Allocation.packets(pool, longest, 4));
  }
}
