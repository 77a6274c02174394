package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Copies of packets and of their data. */
@CasesOf("packet")
public final class PacketCopyCases {
  private static final int LENGTH = 300;

  @Conformance(
      odp = {"packet/packet_test_copy", "packet/packet_test_meta_data_copy"},
      clause =
          "A copy has the data and all metadata, the user area included, and a life of its own.",
      strategy =
          "Copies to the same and to another pool, compares, changes the original, compares again.",
      ifFails = "Which metadata copy() takes along.")
  void copies(Fixture fixture) {
    PacketPoolParam param = PacketPoolParam.of(4, LENGTH).withCache(0).withUserArea(16);
    PacketPool own = fixture.packetPool(param);
    PacketPool other = fixture.packetPool(param.withUserArea(32));
    Packet packet = Allocation.one(own, LENGTH);
    byte[] content = Bytes.random(fixture.random(), LENGTH);
    Bytes.fill(packet, content);
    packet.userArea().fill((byte) 7);
    packet.userPointer(this);
    packet.inputIndex(5);
    packet.l2Offset(0);
    packet.l3Offset(14);
    packet.l4Offset(34);
    for (PacketPool target : List.of(own, other)) {
      Packet copy = packet.copy(target);
      assertNotNull(copy, "a copy");
      assertSame(target, copy.pool(), "the copy's pool");
      assertEquals(5, copy.inputIndex(), "the copy's input");
      assertSame(this, copy.userPointer(), "the copy's object");
      PacketMetadataCases.checkLayers(copy, 0, 14, 34);
      MemorySegment area = copy.userArea().asSlice(0, 16);
      assertEquals(-1, area.mismatch(PacketMetadataCases.sevens(16)), "the copy's user area");
      packet.slice(0, LENGTH).fill((byte) 0);
      assertArrayEquals(content, Bytes.of(copy), "the copy's content after the original changed");
      Bytes.fill(packet, content);
      copy.free();
    }
    packet.free();
  }

  @Conformance(
      clause = "A copy that the target pool cannot hold is refused.",
      strategy = "Targets: an exhausted pool, one of shorter packets, one of a smaller user area.",
      ifFails = "What copy() checks before it allocates.")
  void refusesCopiesThatDoNotFit(Fixture fixture) {
    PacketPoolParam param = PacketPoolParam.of(4, LENGTH).withCache(0).withUserArea(16);
    Packet packet = Allocation.one(fixture.packetPool(param), LENGTH);
    PacketPool exhausted = fixture.packetPool(param);
    List<Packet> all = Allocation.all(exhausted);
    assertNull(packet.copy(exhausted), "a copy into an exhausted pool");
    Allocation.free(all);
    assertNull(
        packet.copy(fixture.packetPool(param.withUserArea(0))), "a copy without a user area");
    PacketPool small = fixture.packetPool(PacketPoolParam.of(4, 16).withCache(0).withUserArea(16));
    if (small.maxLength() < LENGTH) {
      assertNull(packet.copy(small), "a copy into shorter packets");
    }
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_copydata",
      clause =
          "Data is copied out and in at any offset, and a range outside is refused before any byte"
              + " moves.",
      strategy =
          "Random ranges against an array that mirrors the packet; then ranges beyond the end.",
      ifFails = "copyTo and copyFrom after the head has moved.")
  void copiesData(Fixture fixture) {
    var random = fixture.random();
    Packet packet = filled(fixture);
    packet.pullHead(3);
    byte[] mirror = Bytes.of(packet);
    for (int i = 0; i < 200; i++) {
      int offset = random.nextInt(mirror.length);
      int length = random.nextInt(mirror.length - offset + 1);
      byte[] bytes = Bytes.random(random, length + 2);
      packet.copyFrom(offset, MemorySegment.ofArray(bytes), 1, length);
      System.arraycopy(bytes, 1, mirror, offset, length);
      assertArrayEquals(mirror, Bytes.of(packet), "content after copyFrom");
    }
    MemorySegment target = MemorySegment.ofArray(new byte[10]);
    int end = mirror.length;
    Class<IndexOutOfBoundsException> refused = IndexOutOfBoundsException.class;
    assertThrows(refused, () -> packet.copyTo(end - 4, target, 0, 5), "5 bytes of the last 4");
    assertThrows(refused, () -> packet.copyTo(0, target, 6, 5), "5 bytes into the last 4");
    assertThrows(refused, () -> packet.copyTo(-1, target, 0, 5), "from -1");
    assertThrows(refused, () -> packet.copyFrom(end - 4, target, 0, 5), "5 bytes into the last 4");
    assertThrows(refused, () -> packet.copyFrom(0, target, 6, 5), "5 bytes of the last 4");
    assertThrows(refused, () -> packet.copyFrom(0, target, 0, -1), "-1 bytes");
    assertArrayEquals(mirror, Bytes.of(packet), "content after refused copies");
    packet.free();
  }

  @Conformance(
      clause = "Data is copied and moved across segments as if there were none.",
      strategy =
          "2,000 random copies in, out, from another packet and within, against arrays that mirror"
              + " two packets of several segments; overlapping ranges as well.",
      ifFails = "Moves to higher offsets, which must begin at the end.")
  void copiesAcrossSegments(Fixture fixture) {
    PacketPool pool = PacketShape.pool(fixture);
    Random random = fixture.random();
    Packet one = PacketShape.inSegments(pool, random, 4, 23);
    Packet two = PacketShape.inSegments(pool, random, 3, 31);
    byte[] oneMirror = Bytes.of(one);
    byte[] twoMirror = Bytes.of(two);
    for (int i = 0; i < 2_000; i++) {
      int length = random.nextInt(80);
      int from = random.nextInt(twoMirror.length - length + 1);
      int to = random.nextInt(oneMirror.length - length + 1);
      switch (random.nextInt(4)) {
        case 0 -> {
          one.copyFrom(to, two, from, length);
          System.arraycopy(twoMirror, from, oneMirror, to, length);
        }
        case 1 -> {
          int source = random.nextInt(oneMirror.length - length + 1);
          one.moveData(to, source, length);
          System.arraycopy(oneMirror, source, oneMirror, to, length);
        }
        case 2 -> {
          byte[] bytes = Bytes.random(random, length + 3);
          two.copyFrom(from, MemorySegment.ofArray(bytes), 3, length);
          System.arraycopy(bytes, 3, twoMirror, from, length);
        }
        default -> {
          byte[] bytes = new byte[length + 3];
          one.copyTo(to, MemorySegment.ofArray(bytes), 3, length);
          assertArrayEquals(
              Arrays.copyOfRange(oneMirror, to, to + length),
              Arrays.copyOfRange(bytes, 3, length + 3),
              "what was copied out");
        }
      }
      assertArrayEquals(oneMirror, Bytes.of(one), "the first packet");
      assertArrayEquals(twoMirror, Bytes.of(two), "the second packet");
    }
    Class<IndexOutOfBoundsException> refused = IndexOutOfBoundsException.class;
    MemorySegment small = MemorySegment.ofArray(new byte[50]);
    assertThrows(refused, () -> one.copyTo(0, small, 0, 60), "a target that is too small");
    assertThrows(refused, () -> one.copyFrom(0, small, 0, 60), "a source that is too small");
    assertThrows(refused, () -> one.copyFrom(0, two, 90, 4), "beyond the source");
    assertThrows(refused, () -> one.copyFrom(90, two, 0, 3), "beyond the target");
    assertThrows(refused, () -> one.moveData(90, 0, 3), "beyond the end");
    assertThrows(refused, () -> one.moveData(0, -1, 3), "before the start");
    assertArrayEquals(oneMirror, Bytes.of(one), "the packet after refused copies");
    one.free();
    two.free();
  }

  private static Packet filled(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    Bytes.fill(packet, Bytes.random(fixture.random(), LENGTH));
    return packet;
  }
}
