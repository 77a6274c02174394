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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.PoolCapability;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Packets: allocation, layout, content, metadata. */
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
      odp = "packet/packet_test_basic_metadata",
      clause =
          "A new packet was received by no interface, has no layers and no application object.",
      strategy =
          "Checks a packet that was used before: its metadata is set, then it is freed and"
              + " allocated.",
      ifFails = "What alloc() resets.")
  void newPacketsAreBlank(Fixture fixture) {
    PacketPool pool = fixture.packets(1, LENGTH);
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = Allocation.all(pool);
      for (Packet packet : packets) {
        checkBlank(packet);
        packet.userPointer("something");
        packet.inputIndex(3);
        packet.l2Offset(1);
        packet.l3Offset(2);
        packet.l4Offset(3);
      }
      Allocation.free(packets);
    }
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
      checkBlank(packet);
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
    packet.userArea().fill((byte) 7);
    packet.pushHead(packet.headroom());
    packet.pushTail(packet.tailroom());
    packet.slice(0, packet.segmentLength()).fill((byte) 9);
    assertSame(object, packet.userPointer(), "the object");
    assertEquals(
        -1, packet.userArea().mismatch(MemorySegment.ofArray(sevens(16))), "the user area");
    packet.free();
  }

  @Conformance(
      odp = "packet/packet_test_layer_offsets",
      clause =
          "Layer offsets are set within the data only, and stay as numbers when the data moves.",
      strategy = "Sets each, refuses one beyond the data, moves the head, unsets.",
      ifFails = "Which bound the setters take.")
  void keepsLayerOffsets(Fixture fixture) {
    Packet packet = filled(fixture);
    assertTrue(packet.l2Offset(0) && packet.l3Offset(14) && packet.l4Offset(LENGTH - 1), "set");
    assertFalse(packet.l2Offset(LENGTH), "an offset of the length");
    assertFalse(packet.l3Offset(-2), "an offset of -2");
    assertFalse(packet.l4Offset(Integer.MAX_VALUE), "the largest offset");
    packet.pullHead(4);
    checkLayers(packet, 0, 14, LENGTH - 1);
    assertTrue(packet.l3Offset(Packet.OFFSET_INVALID), "unset");
    checkLayers(packet, 0, Packet.OFFSET_INVALID, LENGTH - 1);
    packet.free();
  }

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
      checkLayers(copy, 0, 14, 34);
      MemorySegment area = copy.userArea().asSlice(0, 16);
      assertEquals(-1, area.mismatch(MemorySegment.ofArray(sevens(16))), "the copy's user area");
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
    PacketPool small = fixture.packetPool(new PacketPoolParam(4, 16, 1, 0, 16, 0));
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
    PacketPoolParam param = new PacketPoolParam(4, 64, 1, 0, 0, 0);
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

  private static Packet filled(Fixture fixture) {
    Packet packet = Allocation.one(fixture.packets(4, LENGTH), LENGTH);
    Bytes.fill(packet, Bytes.random(fixture.random(), LENGTH));
    return packet;
  }

  private static void checkBlank(Packet packet) {
    assertEquals(Packet.NO_INPUT, packet.inputIndex(), "input of a new packet");
    assertNull(packet.userPointer(), "object of a new packet");
    checkLayers(packet, Packet.OFFSET_INVALID, Packet.OFFSET_INVALID, Packet.OFFSET_INVALID);
  }

  private static void checkLayers(Packet packet, int l2, int l3, int l4) {
    assertEquals(l2, packet.l2Offset(), "l2 offset");
    assertEquals(l3, packet.l3Offset(), "l3 offset");
    assertEquals(l4, packet.l4Offset(), "l4 offset");
  }

  private static byte[] sevens(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }
}
