package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketBuffer;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.ExternalPoolCapability;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Packet pools in memory of the application, and packets that are taken apart. */
@CasesOf("pool")
public final class ExternalPoolCases {
  private static final int COUNT = ForeignMemory.COUNT;
  private static final String LONG_NAME = "a-name-of-many-characters".repeat(10);

  @Conformance(
      odp = {"pool/test_packet_pool_ext_capa", "pool/test_packet_pool_ext_param_init"},
      clause = "The capability's numbers fit each other, and default parameters are within it.",
      strategy = "Compares bounds; makes a pool from the defaults.",
      ifFails = "The pool provider's externalCapability().")
  void foreignMemoryCapabilityIsSane(Fixture fixture) {
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPoolCapability can = fixture.odp().externalPoolCapability();
    assertTrue(can.maxBuffers() >= 1, can::toString);
    assertTrue(can.maxBufferSize() >= 1_518, can::toString);
    assertEquals(1, Integer.bitCount(can.bufferAlignment()), can::toString);
    ExternalPoolParam param = ExternalPoolParam.of(COUNT, foreign.param.bufferSize());
    assertEquals(0, param.header(), "header");
    assertEquals(0, param.userArea(), "user area");
    assertEquals(param, foreign.pool(fixture, param).externalParam(), "parameters");
  }

  @Conformance(
      odp = {
        "pool/test_packet_pool_ext_create",
        "pool/test_packet_pool_ext_lookup",
        "pool/test_packet_pool_ext_info",
        "pool/test_packet_pool_ext_long_name"
      },
      clause =
          "A pool of foreign memory answers with what it was made with, and leaves the memory.",
      strategy = "Makes, looks up by a name of 250 characters, compares, closes without buffers.",
      ifFails = "Whether the pool is in the data plane's list, and what close() frees.")
  void createsAndClosesForeignMemory(Fixture fixture) {
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPacketPool pool =
        fixture.odp().createExternalPacketPool(LONG_NAME, foreign.memory, foreign.param);
    assertSame(pool, fixture.odp().lookupPool(LONG_NAME).orElseThrow(), "that was looked up");
    assertEquals(LONG_NAME, pool.name(), "name");
    assertEquals(foreign.param, pool.externalParam(), "parameters");
    assertSame(foreign.memory, pool.memory(), "memory");
    assertEquals(0, pool.capacity(), "elements of a pool without buffers");
    pool.close();
    pool.close();
    assertTrue(fixture.odp().lookupPool(LONG_NAME).isEmpty(), "the closed pool is still known");
    foreign.checkMarks();
  }

  @Conformance(
      odp = "pool/test_packet_pool_ext_populate",
      clause =
          "A pool of foreign memory is filled in batches, and serves when all buffers are there.",
      strategy = "Batches of ever more buffers; before the last one nothing can be allocated.",
      ifFails = "When free elements go into the store, and the pool's capacity().")
  void takesForeignMemoryInBatches(Fixture fixture) {
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPacketPool pool = foreign.unpopulated(fixture, foreign.param);
    int done = 0;
    for (int batch = 1; done < COUNT; batch++) {
      assertFalse(pool.isPopulated(), "populated by " + done);
      assertNull(pool.alloc(1), "a packet of a pool that is not populated");
      int count = Math.min(batch, COUNT - done);
      pool.populate(foreign.starts, done, count);
      done += count;
    }
    assertTrue(pool.isPopulated(), "populated by all");
    assertEquals(COUNT, pool.capacity(), "elements");
    Allocation.free(Allocation.packets(pool, 1, COUNT));
  }

  @Conformance(
      clause = "Buffers outside the memory, overlapping or too many are refused; none is taken.",
      strategy = "Each mistake in the last place of a batch; then all are taken.",
      ifFails = "Whether populate() checks a batch before it takes the first one.")
  void refusesForeignMemory(Fixture fixture) {
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPacketPool pool = foreign.unpopulated(fixture, foreign.param);
    long[] batch = foreign.starts.clone();
    batch[1] = foreign.memory.byteSize() - foreign.param.bufferSize() + 1;
    assertThrows(IndexOutOfBoundsException.class, () -> pool.populate(batch, 0, 2), "outside");
    batch[1] = batch[0] + foreign.param.bufferSize() - 1;
    assertThrows(IllegalArgumentException.class, () -> pool.populate(batch, 0, 2), "overlaps");
    long[] many = new long[COUNT + 1];
    assertThrows(
        IllegalArgumentException.class, () -> pool.populate(many, 0, COUNT + 1), "too many");
    assertThrows(
        IndexOutOfBoundsException.class, () -> pool.populate(batch, 1, COUNT), "of the array");
    pool.populate(foreign.starts, 0, COUNT);
    Allocation.free(Allocation.packets(pool, 1, COUNT));
    assertThrows(IllegalArgumentException.class, () -> pool.populate(batch, 0, 1), "one more");
  }

  @Conformance(
      clause = "Memory that not every thread can write to is refused, and so are parameters.",
      strategy = "Memory of the heap, read-only and of one thread; bounds one step outside.",
      ifFails = "Limits of the API, which checks for every backend.")
  void refusesMemoryOfOneThread(Fixture fixture) {
    ForeignMemory foreign = new ForeignMemory(fixture);
    refused(fixture, MemorySegment.ofArray(new byte[100_000]), foreign.param);
    refused(fixture, foreign.memory.asReadOnly(), foreign.param);
    try (Arena arena = Arena.ofConfined()) {
      refused(fixture, arena.allocate(100_000), foreign.param);
    }
    int headroom = ForeignMemory.headroom(fixture, foreign.param);
    refused(fixture, foreign.memory, foreign.param.withHeader(-1));
    refused(fixture, foreign.memory, ExternalPoolParam.of(0, 1_000));
    refused(fixture, foreign.memory, ExternalPoolParam.of(8, headroom));
    int cache = fixture.odp().poolCapability().maxCache() + 1;
    refused(fixture, foreign.memory, foreign.param.withCache(cache));
  }

  private static void refused(Fixture fixture, MemorySegment memory, ExternalPoolParam param) {
    assertThrows(
        IllegalArgumentException.class,
        () -> fixture.odp().createExternalPacketPool("refused", memory, param),
        () -> param + " in " + memory);
  }

  @Conformance(
      odp = "pool/test_packet_pool_ext_{variant}",
      variants = ExternalLength.class,
      clause = "Packets of foreign memory lie in its buffers, behind the application's headers.",
      strategy = "Allocates all, in one buffer and in two; fills data, head and tail room; twice.",
      ifFails = "The offsets of data area and headroom within a buffer.")
  void servesForeignMemory(Fixture fixture, ExternalLength length) {
    requireSegments(fixture, length.segments());
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPacketPool pool = foreign.pool(fixture, foreign.param);
    int bytes = length.of(pool);
    Random random = fixture.random();
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = Allocation.packets(pool, bytes, COUNT / length.segments());
      assertNull(pool.alloc(bytes), "a packet of an exhausted pool");
      BitSet claimed = new BitSet();
      for (Packet packet : packets) {
        assertEquals(bytes, packet.length(), "length");
        assertEquals(length.segments(), packet.segmentCount(), "segments");
        assertTrue(packet.headroom() >= foreign.param.headroom(), "headroom");
        assertSame(foreign.memory, packet.memory(), "memory");
        foreign.claim(packet, claimed);
        assertTrue(packet.pushHead(packet.headroom()), "all of the headroom");
        assertTrue(packet.pushTail(packet.tailroom()), "all of the tailroom");
        assertEquals(length.segments() * foreign.room(), packet.length(), "bytes of the buffers");
        Bytes.fill(packet, Bytes.random(random, packet.length()));
      }
      assertEquals(COUNT, claimed.cardinality(), "buffers that are used");
      Allocation.free(packets);
    }
    foreign.checkMarks();
    assertNull(pool.alloc(pool.maxLength() + 1), "a packet that is longer than the longest");
  }

  @Conformance(
      odp = "pool/test_packet_pool_ext_uarea_init",
      clause = "User areas are filled once, when the pool is populated.",
      strategy = "Fills each with its number; allocates all twice and reads what is there.",
      ifFails = "What populate() does for each element.")
  void fillsUserAreasOfForeignMemory(Fixture fixture) {
    int size = Math.min(64, fixture.odp().poolCapability().maxUserArea());
    NotApplicable.unless(size >= Integer.BYTES, () -> "maxUserArea " + size);
    ForeignMemory foreign = new ForeignMemory(fixture);
    UserAreaNumbers numbers = new UserAreaNumbers(COUNT);
    ExternalPacketPool pool = foreign.pool(fixture, foreign.param.withUserArea(size, numbers));
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = Allocation.packets(pool, 1, COUNT);
      numbers.check(packets, size);
      Allocation.free(packets);
    }
    foreign.checkMarks();
  }

  @Conformance(
      odp = "pool/test_packet_pool_ext_disassemble",
      clause = "A packet is taken apart into its buffers, and packets are made of buffers.",
      strategy = "Takes all packets of two segments apart, pulls both ends of each, joins them.",
      ifFails = "Packet.disassemble and reassemble, and what a segment keeps of its packet.")
  void takesApartAndJoins(Fixture fixture) {
    requireSegments(fixture, 2);
    ForeignMemory foreign = new ForeignMemory(fixture);
    ExternalPacketPool pool = foreign.pool(fixture, foreign.param);
    int length = ExternalLength.ALLOC_SEG.of(pool);
    Random random = fixture.random();
    List<Packet> joined = new ArrayList<>();
    PacketBuffer[] buffers = new PacketBuffer[2];
    for (Packet packet : Allocation.packets(pool, length, COUNT / 2)) {
      int headroom = packet.headroom();
      long head = packet.dataOffset() - headroom;
      int cut = packet.segmentLength();
      long second = packet.dataOffset(cut);
      byte[] before = Bytes.random(random, length);
      Bytes.fill(packet, before);
      assertEquals(2, packet.disassemble(buffers, 0), "buffers");
      assertEquals(head, buffers[0].head(), "start of the first buffer");
      assertEquals(headroom, buffers[0].dataOffset(), "data in the first buffer");
      assertEquals(second, buffers[1].head() + buffers[1].dataOffset(), "data in the second");
      for (PacketBuffer buffer : buffers) {
        assertEquals(foreign.room(), buffer.size(), "size");
        buffer.data(buffer.dataOffset() + 1, buffer.dataLength() - 2);
      }
      Packet made = Packet.reassemble(buffers, 0, 2);
      assertNotNull(made, "a packet of two buffers");
      assertEquals(length - 4, made.length(), "length");
      assertEquals(2, made.segmentCount(), "segments");
      byte[] after = Bytes.of(made);
      for (int i = 0; i < after.length; i++) {
        assertEquals(before[i < cut - 2 ? i + 1 : i + 3], after[i], "byte " + i);
      }
      joined.add(made);
    }
    assertNull(pool.alloc(1), "a packet of an exhausted pool");
    Allocation.free(joined);
  }

  @Conformance(
      clause = "Buffers of several packets, in any order, make packets with default metadata.",
      strategy = "Takes packets of a normal pool apart, shuffles the buffers, makes new packets.",
      ifFails = "Packet.reassemble: the chain of segments, and sums.")
  void makesPacketsOfAnyBuffers(Fixture fixture) {
    requireSegments(fixture, 3);
    Random random = fixture.random();
    PacketPool pool =
        fixture.packetPool(PacketPoolParam.of(8, 3_000).withSegmentLength(1).withCache(0));
    List<PacketBuffer> all = new ArrayList<>();
    int bytes = 0;
    for (Packet packet : Allocation.packets(pool, 3_000, 8)) {
      packet.userFlag(true);
      PacketBuffer[] buffers = new PacketBuffer[packet.segmentCount()];
      bytes += packet.length();
      packet.disassemble(buffers, 0);
      all.addAll(List.of(buffers));
    }
    Collections.shuffle(all, random);
    int made = 0;
    while (!all.isEmpty()) {
      List<PacketBuffer> some = all.subList(0, 1 + random.nextInt(Math.min(4, all.size())));
      Packet packet = Packet.reassemble(some.toArray(PacketBuffer[]::new), 0, some.size());
      assertNotNull(packet, "a packet of a few buffers");
      assertEquals(some.size(), packet.segmentCount(), "segments");
      assertFalse(packet.userFlag(), "user flag of a new packet");
      PacketState.checkSane(packet);
      made += packet.length();
      packet.free();
      some.clear();
    }
    assertEquals(bytes, made, "bytes of all packets");
    Allocation.free(Allocation.packets(pool, 3_000, 8));
  }

  @Conformance(
      clause = "Shared packets are not taken apart, and no buffer gets into two packets.",
      strategy = "Each mistake once; the packets stay as they were.",
      ifFails = "What is checked before the first buffer is changed.")
  void refusesToTakeApart(Fixture fixture) {
    PacketPool pool = fixture.packets(4, 64);
    PacketPool other = fixture.packets(4, 64);
    Packet packet = Allocation.one(pool, 64);
    PacketBuffer[] buffers = new PacketBuffer[3];
    assertThrows(IndexOutOfBoundsException.class, () -> packet.disassemble(buffers, 3), "no room");
    Packet shown = packet.ref(0);
    if (shown != null) {
      assertThrows(IllegalStateException.class, () -> packet.disassemble(buffers, 0), "referenced");
      assertThrows(IllegalStateException.class, () -> shown.disassemble(buffers, 0), "referencing");
      shown.free();
    }
    assertEquals(1, packet.disassemble(buffers, 0), "buffers");
    buffers[1] = buffers[0];
    if (fixture.odp().poolCapability().maxSegments() > 1) {
      assertThrows(
          IllegalStateException.class, () -> Packet.reassemble(buffers, 0, 2), "one buffer twice");
    }
    assertEquals(1, Allocation.one(other, 64).disassemble(buffers, 1), "buffers");
    assertThrows(
        IllegalArgumentException.class, () -> Packet.reassemble(buffers, 0, 2), "two pools");
    assertThrows(IllegalArgumentException.class, () -> Packet.reassemble(buffers, 0, 0), "none");
    PacketBuffer buffer = buffers[0];
    assertThrows(IllegalArgumentException.class, () -> buffer.data(0, 0), "no data");
    assertThrows(
        IndexOutOfBoundsException.class, () -> buffer.data(1, buffer.size()), "too much data");
    for (int i = 0; i < 2; i++) {
      Packet made = Packet.reassemble(buffers, i, 1);
      assertNotNull(made, "a packet of one buffer");
      made.free();
    }
    assertThrows(IllegalStateException.class, buffer::size, "a buffer of a packet");
  }

  private static void requireSegments(Fixture fixture, int count) {
    int most = fixture.odp().poolCapability().maxSegments();
    NotApplicable.unless(most >= count, () -> "maxSegments " + most);
  }
}
