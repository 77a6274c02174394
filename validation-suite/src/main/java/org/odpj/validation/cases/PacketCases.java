package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets: allocation and memory. */
@CasesOf("packet")
public final class PacketCases {
  private static final int LENGTH = 300;
  private static final int COUNT = 64;

  @Conformance(
      odp = "packet/packet_test_alloc_free",
      clause =
          "A pool hands out each packet once, of the length asked for, and all again when freed.",
      strategy = "Allocates one by one until none is left, checks each, frees all, twice.",
      ifFails = "What alloc() resets, and the free list.")
  void allocatesAndFrees(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = Allocation.all(pool);
      packets.forEach(packet -> assertEquals(LENGTH, packet.length(), "length"));
      assertNull(pool.alloc(1), "a packet of an exhausted pool");
      Allocation.free(packets);
    }
  }

  @Conformance(
      odp = "packet/packet_test_alloc_free_multi",
      clause = "A burst gets as many packets as are free, and touches no more of the array.",
      strategy = "Two pools; takes all of each and three more in one burst; frees both mixed.",
      ifFails = "Bursts that are served partly.")
  void allocatesAndFreesInBursts(Fixture fixture) {
    PacketPool one = fixture.packets(COUNT, LENGTH);
    PacketPool two = fixture.packets(COUNT, 2 * LENGTH);
    List<Packet> all = new ArrayList<>(Allocation.packets(one, LENGTH, COUNT));
    all.addAll(Allocation.packets(two, 2 * LENGTH, COUNT));
    assertEquals(2 * COUNT, new HashSet<>(all).size(), "distinct packets");
    Packet[] rest = new Packet[COUNT];
    int more = one.alloc(LENGTH, rest, 0, COUNT);
    assertTrue(
        more < COUNT, () -> "twice as many packets as the pool of " + COUNT + " was asked for");
    assertNull(rest[more], "the array's element after the last packet");
    one.free(rest, 0, more);
    Event.freeAll(all.toArray(Event[]::new), 0, all.size());
    Allocation.free(Allocation.all(one));
    Allocation.free(Allocation.all(two));
  }

  @Conformance(
      odp = "packet/packet_test_free_sp",
      clause = "Packets of one pool can be freed in one call of the pool.",
      strategy = "Frees all by PacketPool.free, then allocates all again.",
      ifFails = "PacketPool.free against Event.free.")
  void freesToOnePool(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    for (int round = 0; round < 3; round++) {
      List<Packet> packets = Allocation.packets(pool, LENGTH, COUNT);
      pool.free(packets.toArray(Packet[]::new), 0, COUNT);
    }
  }

  @Conformance(
      odp = "packet/packet_test_alloc_max_len",
      clause = "A packet may be as long as the capability says.",
      strategy = "Two packets of the largest length, written and read in full.",
      ifFails = "Lengths held in 16 bits.")
  void allocatesTheLongest(Fixture fixture) {
    int longest = fixture.odp().poolCapability().maxPacketLength();
    PacketPool pool = fixture.packets(2, longest);
    for (Packet packet : Allocation.packets(pool, longest, 2)) {
      byte[] content = Bytes.random(fixture.random(), longest);
      Bytes.fill(packet, content);
      assertArrayEquals(content, Bytes.of(packet), "content of the longest packet");
      packet.free();
    }
  }

  @Conformance(
      odp = "packet/packet_test_alloc_align",
      variants = Alignment.class,
      clause =
          "The data of a packet that the application allocates is aligned as the pool was asked"
              + " to.",
      strategy =
          "Checks the address of every packet of a pool with this alignment, within the"
              + " capability.",
      ifFails = "The place of the data after the headroom.")
  void alignsData(Fixture fixture, Alignment alignment) {
    int bytes = Math.min(alignment.bytes, fixture.odp().poolCapability().maxAlignment());
    PacketPoolParam param = PacketPoolParam.of(COUNT, LENGTH).withCache(0).withAlignment(bytes);
    PacketPool pool = fixture.packetPool(param);
    List<Packet> packets = Allocation.packets(pool, LENGTH, COUNT);
    for (Packet packet : packets) {
      assertEquals(
          0, (packet.memory().address() + packet.dataOffset()) % bytes, "address modulo " + bytes);
    }
    Allocation.free(packets);
  }

  @Conformance(
      clause = "Packets of a pool do not overlap, head and tail room included.",
      strategy = "Grows every packet to its buffer's ends, fills each with its number, reads all.",
      ifFails = "The stride between elements.")
  void packetsDoNotOverlap(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    List<Packet> packets = Allocation.packets(pool, LENGTH, COUNT);
    for (int i = 0; i < COUNT; i++) {
      Packet packet = packets.get(i);
      packet.pushHead(packet.headroom());
      packet.pushTail(packet.tailroom());
      packet.slice(0, packet.segmentLength()).fill((byte) i);
    }
    for (int i = 0; i < COUNT; i++) {
      MemorySegment data = packets.get(i).slice(0, packets.get(i).segmentLength());
      for (long at = 0; at < data.byteSize(); at++) {
        assertEquals(
            (byte) i, data.get(ValueLayout.JAVA_BYTE, at), "byte " + at + " of packet " + i);
      }
    }
    Allocation.free(packets);
  }

  @Conformance(
      odp = "packet/packet_test_max_pools",
      clause = "As many packet pools as the capability says can be open, and each works.",
      strategy = "Opens the largest number of pools, each of few packets; allocates one of each.",
      ifFails = "Tables of fixed size, and memory rounded up for each pool.")
  void opensTheMostPools(Fixture fixture) {
    PacketPoolParam param = PacketPoolParam.of(4, 64).withCache(0);
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < fixture.odp().poolCapability().maxPools(); i++) {
      packets.add(Allocation.one(fixture.packetPool(param), 64));
    }
    Allocation.free(packets);
  }

  @Conformance(
      clause =
          "Lengths below 1 and ranges outside the array are refused, and nothing is allocated.",
      strategy = "Asks for length 0, and for bursts at ranges outside an array of 4.",
      ifFails = "Whether arguments are checked before the first packet is taken.")
  void checksArguments(Fixture fixture) {
    PacketPool pool = fixture.packets(8, LENGTH);
    Packet[] array = new Packet[4];
    assertThrows(IllegalArgumentException.class, () -> pool.alloc(0), "length 0");
    assertThrows(IllegalArgumentException.class, () -> pool.alloc(0, array, 0, 1), "length 0");
    for (int[] range : Ranges.outside(array.length)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> pool.alloc(LENGTH, array, range[0], range[1]),
          () -> Ranges.text(range, array.length));
    }
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = {"packet/packet_test_alloc_segmented", "packet/packet_test_alloc_max_segment"},
      clause =
          "A pool of short segments serves as many long packets as it was asked for, in segments,"
              + " the first as long as it was asked for.",
      strategy =
          "All packets of 6,000 bytes of a pool with segments of 500, one by one and in a burst;"
              + " writes and reads each; then one of the largest length.",
      ifFails = "How many segments the pool is made with.")
  void allocatesInSegments(Fixture fixture) {
    PacketShape.requireSegments(fixture);
    int length = 6_000;
    PacketPoolParam param =
        PacketPoolParam.of(20, length)
            .withMaxLength(3 * length)
            .withSegmentLength(500)
            .withCache(0);
    PacketPool pool = fixture.packetPool(param);
    for (int round = 0; round < 3; round++) {
      List<Packet> packets = new ArrayList<>();
      for (int i = 0; round == 0 && i < 20; i++) {
        packets.add(Allocation.one(pool, length));
      }
      if (round > 0) {
        packets.addAll(Allocation.packets(pool, length, 20));
      }
      List<byte[]> contents = new ArrayList<>();
      for (Packet packet : packets) {
        PacketState.checkSane(packet);
        assertTrue(packet.segmentLength() >= 500, () -> "segment of " + packet.segmentLength());
        contents.add(Bytes.random(fixture.random(), length));
        Bytes.fill(packet, contents.getLast());
      }
      for (int i = 0; i < packets.size(); i++) {
        assertArrayEquals(contents.get(i), Bytes.of(packets.get(i)), "content");
      }
      pool.free(packets.toArray(Packet[]::new), 0, packets.size());
      Packet longest = Allocation.one(pool, 3 * length);
      assertEquals(3 * length, longest.length(), "the largest length");
      longest.free();
    }
  }
}
