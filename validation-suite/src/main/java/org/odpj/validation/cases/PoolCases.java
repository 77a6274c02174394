package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.PoolType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Pools of both types. */
@CasesOf("pool")
public final class PoolCases {
  private static final int MANY = 1 << 18;
  private static final int ROUNDS = 100;
  private static final String LONG_NAME = "a-name-of-many-characters".repeat(10);

  @Conformance(
      odp = "pool/pool_test_param_init",
      clause = "Default parameters are within every backend's capability.",
      strategy = "Makes a pool of each type from the defaults.",
      ifFails = "The capability's maxCache, maxAlignment and maxHeadroom.")
  void defaultsAreServed(Fixture fixture) {
    BufferPoolParam buffers = BufferPoolParam.of(1_024, 256);
    PacketPoolParam packets = PacketPoolParam.of(1_024, 1_536);
    assertEquals(buffers, fixture.bufferPool(buffers).param(), "parameters of the buffer pool");
    assertEquals(packets, fixture.packetPool(packets).param(), "parameters of the packet pool");
  }

  @Conformance(
      clause = "The capability's numbers fit each other.",
      strategy = "Compares bounds: minimum at most maximum, at least one pool, a power of two.",
      ifFails = "The pool provider's capability().")
  void capabilityIsSane(Fixture fixture) {
    PoolCapability can = fixture.odp().poolCapability();
    assertTrue(can.maxPools() >= 1, () -> "maxPools " + can.maxPools());
    assertTrue(can.maxElements() >= 1, () -> "maxElements " + can.maxElements());
    assertTrue(can.maxBufferSize() >= 1, () -> "maxBufferSize " + can.maxBufferSize());
    assertTrue(can.maxPacketLength() >= 1_518, () -> "maxPacketLength " + can.maxPacketLength());
    assertEquals(
        1,
        Integer.bitCount(can.maxAlignment()),
        () -> "bits of maxAlignment " + can.maxAlignment());
    assertTrue(can.maxSegments() >= 1, () -> "maxSegments " + can.maxSegments());
    assertTrue(can.minHeadroom() <= can.maxHeadroom(), () -> "headroom of " + can);
    assertTrue(can.maxUserArea() >= 0 && can.maxCache() >= 0, can::toString);
  }

  @Conformance(
      odp = "pool/pool_test_create_destroy_buffer",
      clause = "A buffer pool answers with what it was made with, and closing it is idempotent.",
      strategy = "Makes, compares, closes twice; the data plane knows it no more.",
      ifFails = "Whether onClose is called, once.")
  void createsAndClosesBuffers(Fixture fixture) {
    BufferPool pool =
        fixture.odp().createBufferPool("buffers", BufferPoolParam.of(10, 100).withCache(0));
    assertSame(
        pool, fixture.odp().lookupPool("buffers").orElseThrow(), "the pool that was looked up");
    check(pool, PoolType.BUFFER, 10);
    pool.close();
    pool.close();
    assertTrue(fixture.odp().lookupPool("buffers").isEmpty(), "the closed pool is still known");
  }

  @Conformance(
      odp = "pool/pool_test_create_destroy_packet",
      clause = "A packet pool answers with what it was made with, and closing it is idempotent.",
      strategy = "Makes, compares, closes twice; the data plane knows it no more.",
      ifFails = "Whether onClose is called, once.")
  void createsAndClosesPackets(Fixture fixture) {
    PacketPool pool =
        fixture.odp().createPacketPool("packets", PacketPoolParam.of(10, 100).withCache(0));
    assertSame(
        pool, fixture.odp().lookupPool("packets").orElseThrow(), "the pool that was looked up");
    check(pool, PoolType.PACKET, 10);
    pool.close();
    pool.close();
    assertTrue(fixture.odp().lookupPool("packets").isEmpty(), "the closed pool is still known");
  }

  @Conformance(
      odp = "pool/pool_test_lookup_info_print",
      clause = "An open pool is found by its name and answers with its parameters.",
      strategy = "Looks two pools up, and a name that no pool has.",
      ifFails = "The pool's name() and param().")
  void findsByName(Fixture fixture) {
    BufferPoolParam param = BufferPoolParam.of(10, 100).withCache(0);
    BufferPool one = fixture.closing(fixture.odp().createBufferPool("one", param));
    BufferPool two = fixture.closing(fixture.odp().createBufferPool("two", param));
    assertSame(one, fixture.odp().lookupPool("one").orElseThrow(), "pool one");
    assertSame(two, fixture.odp().lookupPool("two").orElseThrow(), "pool two");
    assertTrue(fixture.odp().lookupPool("three").isEmpty(), "a pool that was never made");
    assertEquals(param, two.param(), "parameters");
  }

  @Conformance(
      odp = "pool/pool_test_long_name",
      clause = "A name is any text, and is answered unchanged.",
      strategy = "A name of 250 characters, one that is empty and one that is not ASCII.",
      ifFails = "Names that are handed to a library and cut there.")
  void takesAnyName(Fixture fixture) {
    for (String name : List.of(LONG_NAME, "", "\u00e4\u6c60 pool")) {
      BufferPoolParam param = BufferPoolParam.of(4, 16).withCache(0);
      BufferPool pool = fixture.closing(fixture.odp().createBufferPool(name, param));
      assertEquals(name, pool.name(), "the name");
      assertSame(pool, fixture.odp().lookupPool(name).orElseThrow(), "the pool that was looked up");
    }
  }

  @Conformance(
      odp = {"pool/pool_test_same_name_buf", "pool/pool_test_same_name_pkt"},
      clause = "Names need not be unique; looking one up finds any of its pools.",
      strategy = "Two pools of each type, all of one name.",
      ifFails = "Names that are handed to a library which wants them unique.")
  void namesMayRepeat(Fixture fixture) {
    BufferPoolParam buffers = BufferPoolParam.of(4, 16).withCache(0);
    PacketPoolParam packets = PacketPoolParam.of(4, 64).withCache(0);
    List<Pool> pools = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      pools.add(fixture.closing(fixture.odp().createBufferPool("same", buffers)));
      pools.add(fixture.closing(fixture.odp().createPacketPool("same", packets)));
    }
    assertTrue(
        pools.contains(fixture.odp().lookupPool("same").orElseThrow()), "a pool of the name");
  }

  @Conformance(
      odp = "pool/pool_test_alloc_buffer{variant}",
      variants = CacheSize.class,
      clause = "One thread can allocate as many buffers as the pool was asked for.",
      strategy = "Allocates until none is left; frees in reverse order; again.",
      ifFails = "Elements that stay in the thread's cache when the pool runs dry.")
  void allocatesEveryBuffer(Fixture fixture, CacheSize cache) {
    BufferPool pool = fixture.bufferPool(cache.buffers(fixture.odp().poolCapability(), 64));
    for (int round = 0; round < 2; round++) {
      Allocation.free(Allocation.all(pool).reversed());
    }
  }

  @Conformance(
      odp = {"pool/pool_test_alloc_packet{variant}"},
      variants = CacheSize.class,
      clause = "One thread can allocate as many packets as the pool was asked for.",
      strategy = "Allocates until none is left; frees in reverse order; again.",
      ifFails = "Elements that stay in the thread's cache when the pool runs dry.")
  void allocatesEveryPacket(Fixture fixture, CacheSize cache) {
    PacketPool pool = fixture.packetPool(cache.packets(fixture.odp().poolCapability(), 200));
    for (int round = 0; round < 2; round++) {
      Allocation.free(Allocation.all(pool).reversed());
    }
  }

  @Conformance(
      odp = "pool/pool_test_info_packet",
      clause = "A packet pool serves its longest packet, contiguous if the capability says so.",
      strategy = "Allocates a packet of maxLength(), and none of one byte more.",
      ifFails = "The pool's maxLength() against its elements' size.")
  void servesItsLongestPacket(Fixture fixture) {
    PacketPool pool = fixture.packets(4, 500);
    assertTrue(
        pool.maxLength() >= 500, () -> "maxLength %d of 500 asked for".formatted(pool.maxLength()));
    Packet packet = Allocation.one(pool, pool.maxLength());
    assertEquals(pool.maxLength(), packet.length(), "length");
    int segments = fixture.odp().poolCapability().maxSegments();
    assertTrue(
        packet.segmentCount() <= segments,
        () -> "%d segments of %d".formatted(packet.segmentCount(), segments));
    packet.free();
    assertNull(pool.alloc(pool.maxLength() + 1), "a packet that is longer than the pool's longest");
  }

  @Conformance(
      odp = "pool/pool_test_buf_max_num",
      clause = "A pool may hold as many buffers as the capability says.",
      strategy = "The largest number of the smallest buffers, at most 262,144, all allocated.",
      ifFails = "Tables whose size is a power of two minus one, and memory limits.")
  void holdsTheMostBuffers(Fixture fixture) {
    int count = Math.min(MANY, fixture.odp().poolCapability().maxElements());
    BufferPool pool = fixture.bufferPool(new BufferPoolParam(count, 1, 1, 0, null, 0));
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "pool/pool_test_buffer_uarea_init",
      clause = "User areas are filled once at creation, and keep that while a buffer is free.",
      strategy = "Fills each with its number; allocates all twice and reads what is there.",
      ifFails = "Whether every element is filled, and what overwrites the area.")
  void fillsUserAreas(Fixture fixture) {
    int size = Math.min(64, fixture.odp().poolCapability().maxUserArea());
    NotApplicable.unless(size >= Integer.BYTES, () -> "maxUserArea " + size);
    UserAreaNumbers numbers = new UserAreaNumbers(32);
    BufferPoolParam param =
        BufferPoolParam.of(32, 64).withCache(0).withUserArea(size).withUserAreaInit(numbers);
    BufferPool pool = fixture.bufferPool(param);
    for (int round = 0; round < 2; round++) {
      List<Buffer> buffers = Allocation.buffers(pool, 32);
      numbers.check(buffers, size);
      Allocation.free(buffers);
    }
  }

  @Conformance(
      odp = "pool/pool_test_packet_uarea_init",
      clause = "User areas are filled once at creation, and keep that while a packet is free.",
      strategy =
          "Fills each with its number; allocates all twice and reads what is there; so do packets"
              + " of several segments, whose objects exchange their buffers.",
      ifFails = "Whether every element is filled, and what overwrites the area.")
  void fillsUserAreasOfPackets(Fixture fixture) {
    int size = Math.min(64, fixture.odp().poolCapability().maxUserArea());
    NotApplicable.unless(size >= Integer.BYTES, () -> "maxUserArea " + size);
    UserAreaNumbers numbers = new UserAreaNumbers(32);
    PacketPoolParam param =
        PacketPoolParam.of(32, 64).withCache(0).withUserArea(size).withUserAreaInit(numbers);
    PacketPool pool = fixture.packetPool(param);
    for (int round = 0; round < 2; round++) {
      List<Packet> packets = Allocation.packets(pool, 64, 32);
      numbers.check(packets, size);
      packets.forEach(packet -> packet.extendHead(packet.headroom() + 1));
      numbers.check(packets, size);
      Allocation.free(packets);
    }
  }

  @Conformance(
      odp = "pool/pool_test_alloc_packet_subparam",
      clause = "A pool serves further numbers of longer packets, each demand alone.",
      strategy = "Demands of ever longer packets, fewer and more; allocates all of each in turn.",
      ifFails = "How many segments the pool has, and the room of a packet's first one.")
  void servesFurtherDemands(Fixture fixture) {
    PacketPoolParam param = PacketPoolParam.of(64, 100).withCache(0);
    for (int i = 1; i <= 7; i++) {
      param = param.withSub(64 + (i % 2 == 0 ? -8 * i : 8 * i), 100 + 100 * i);
    }
    PacketPool pool = fixture.packetPool(param);
    assertEquals(param, pool.param(), "parameters");
    Allocation.free(Allocation.packets(pool, 100, 64));
    for (PacketPoolParam.Sub sub : param.sub()) {
      List<Packet> packets = Allocation.packets(pool, sub.length(), sub.count());
      packets.forEach(packet -> assertEquals(sub.length(), packet.length(), "length"));
      Allocation.free(packets);
    }
  }

  @Conformance(
      odp = "pool/pool_test_pkt_max_num",
      clause = "A pool may hold as many packets as the capability says.",
      strategy = "The largest number of the shortest packets, at most 65,536, all allocated.",
      ifFails = "Tables whose size is a power of two minus one, and memory limits.")
  void holdsTheMostPackets(Fixture fixture) {
    int count = Math.min(MANY / 4, fixture.odp().poolCapability().maxElements());
    PacketPool pool =
        fixture.packetPool(
            PacketPoolParam.of(count, 1).withAlignment(1).withHeadroom(0).withCache(0));
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "pool/pool_test_create_after_fork",
      clause = "A pool that one thread made serves every other thread.",
      strategy =
          "A worker makes the pool; four others allocate and free together until each had 10,000.",
      ifFails =
          "Memory ordering of the free list, and state bound to the thread that made the pool.")
  void servesThreadsThatDidNotMakeIt(Fixture fixture) {
    List<BufferPool> pools = new ArrayList<>();
    fixture.parallel(1, thread -> pools.add(fixture.buffers(64)));
    BufferPool pool = pools.getFirst();
    fixture.parallel(4, thread -> Sharing.allocateAndFree(pool, thread, 10_000));
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      odp = "pool/pool_test_create_max_pkt_pools",
      clause = "As many packet pools as the capability says can be open, and no more.",
      strategy = "Opens the largest number; one more is refused with ODP-503.",
      ifFails = "Tables of fixed size, and memory rounded up for each pool.")
  void refusesOnePoolTooMany(Fixture fixture) {
    PacketPoolParam param = PacketPoolParam.of(4, 64).withAlignment(1).withHeadroom(0).withCache(0);
    for (int i = 0; i < fixture.odp().poolCapability().maxPools(); i++) {
      fixture.packetPool(param);
    }
    OdpException e = assertThrows(OdpException.class, () -> fixture.packetPool(param));
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      odp = "pool/pool_test_buffer_pool_statistics",
      clause = "Statistics count what is free and each call that got less than it asked for.",
      strategy = "Allocates all, fails once by one and once by burst, frees all.",
      ifFails = "What is counted when a burst is served partly.")
  void countsBuffers(Fixture fixture) {
    BufferPool pool = fixture.buffers(50);
    PoolStatistics before = pool.statistics();
    assertTrue(before.available() >= 50, () -> before + " of a new pool of 50");
    assertEquals(0, before.allocFails(), "failures of a new pool");
    Buffer first = Allocation.one(pool);
    assertEquals(
        before.available() - 1, pool.statistics().available(), "available after one allocation");
    List<Buffer> rest = Allocation.buffers(pool, (int) before.available() - 1);
    assertEquals(0, pool.statistics().available(), "available after allocating all");
    long failures = pool.statistics().allocFails();
    assertNull(pool.alloc(), "a buffer of an exhausted pool");
    assertEquals(0, pool.alloc(new Buffer[4], 0, 4), "buffers of an exhausted pool");
    assertEquals(failures + 2, pool.statistics().allocFails(), "failures after two more");
    first.free();
    Allocation.free(rest);
    assertEquals(before.available(), pool.statistics().available(), "available after freeing all");
  }

  @Conformance(
      odp = "pool/pool_test_packet_pool_statistics",
      clause = "Statistics count what is free and each call that got less than it asked for.",
      strategy = "Allocates all, fails once by one and once by burst, frees all.",
      ifFails = "What is counted when a burst is served partly.")
  void countsPackets(Fixture fixture) {
    PacketPool pool = fixture.packets(50, 100);
    PoolStatistics before = pool.statistics();
    assertTrue(before.available() >= 50, () -> before + " of a new pool of 50");
    List<Packet> all = Allocation.packets(pool, 100, (int) before.available());
    assertEquals(0, pool.statistics().available(), "available after allocating all");
    long failures = pool.statistics().allocFails();
    assertNull(pool.alloc(100), "a packet of an exhausted pool");
    assertEquals(0, pool.alloc(100, new Packet[4], 0, 4), "packets of an exhausted pool");
    assertEquals(failures + 2, pool.statistics().allocFails(), "failures after two more");
    Allocation.free(all);
    assertEquals(before.available(), pool.statistics().available(), "available after freeing all");
  }

  @Conformance(
      odp = "pool/pool_test_buffer_pool_statistics",
      variants = CacheSize.class,
      clause = "Every call is counted once, by the cache that served it or by the common store.",
      strategy = "Single calls and bursts, so many that they go to both; adds the counters up.",
      ifFails = "Calls that a cache serves partly, and the counters of threads that ended.")
  void countsOperations(Fixture fixture, CacheSize cache) {
    BufferPool pool = fixture.bufferPool(cache.buffers(fixture.odp().poolCapability(), 64));
    NotApplicable.unless(pool.statistics().countsOps(), () -> "operations are not counted");
    fixture.parallel(2, _ -> work(pool));
    PoolStatistics after = pool.statistics();
    assertEquals(after.allocOps() + after.freeOps(), after.totalOps(), after::toString);
    long allocs = after.allocOps() + after.cacheAllocOps();
    long frees = after.freeOps() + after.cacheFreeOps();
    // Filling and emptying caches are operations, too.
    assertTrue(allocs >= 2 * 2 * ROUNDS, () -> "allocations of " + after);
    assertTrue(frees >= 2 * 2 * ROUNDS, () -> "frees of " + after);
    if (cache == CacheSize.MIN_CACHE) {
      assertEquals(2 * 2 * ROUNDS, after.allocOps(), "allocations without caches");
      assertEquals(2 * 2 * ROUNDS, after.freeOps(), "frees without caches");
      assertEquals(0, after.cacheAllocOps() + after.cacheFreeOps(), "of caches that are not there");
    }
  }

  /** As many single calls as bursts. */
  private static void work(BufferPool pool) {
    Buffer[] burst = new Buffer[32];
    for (int i = 0; i < ROUNDS; i++) {
      Buffer one = Allocation.one(pool);
      assertEquals(burst.length, pool.alloc(burst, 0, burst.length), "a burst");
      one.free();
      pool.free(burst, 0, burst.length);
    }
  }

  @Conformance(
      clause = "A pool with elements allocated cannot be closed, and stays as it was.",
      strategy = "Closes with two buffers out; the message names 2; frees, allocates all, closes.",
      ifFails = "What close() does before it counts.")
  void refusesToCloseWithElementsOut(Fixture fixture) {
    BufferPool pool = fixture.buffers(8);
    List<Buffer> two = Allocation.buffers(pool, 2);
    IllegalStateException e = assertThrows(IllegalStateException.class, pool::close);
    Messages.assertNames(e, 2);
    Allocation.free(two);
    Allocation.free(Allocation.all(pool));
  }

  @Conformance(
      clause = "Parameters outside the capability are refused with the value and the bound.",
      strategy = "One step outside each bound of each type.",
      ifFails = "Which layer clips the parameter silently.")
  void refusesParametersOutsideTheCapability(Fixture fixture) {
    PoolCapability can = fixture.odp().poolCapability();
    BufferPoolParam buffers = BufferPoolParam.of(8, 16).withCache(0);
    PacketPoolParam packets = PacketPoolParam.of(8, 64).withCache(0);
    refused(fixture, new BufferPoolParam(0, 16, 1, 0, null, 0), 0);
    refused(fixture, new BufferPoolParam(8, 0, 1, 0, null, 0), 0);
    refused(fixture, buffers.withAlignment(3), 3);
    refused(fixture, buffers.withUserArea(-1), -1);
    refused(fixture, buffers.withCache(can.maxCache() + 1), can.maxCache() + 1);
    refused(fixture, PacketPoolParam.of(0, 64), 0);
    refused(fixture, PacketPoolParam.of(8, 0).withCache(0), 0);
    refused(fixture, packets.withHeadroom(-1), -1);
    refused(fixture, packets.withCache(can.maxCache() + 1), can.maxCache() + 1);
    refused(fixture, packets.withSub(0, 100), 0);
    refused(fixture, packets.withSub(8, 64), 64);
    refused(fixture, packets.withSub(8, 100).withSub(8, 100), 100);
  }

  private static void refused(Fixture fixture, BufferPoolParam param, int value) {
    Messages.assertNames(
        assertThrows(
            IllegalArgumentException.class, () -> fixture.bufferPool(param), param::toString),
        value);
  }

  private static void refused(Fixture fixture, PacketPoolParam param, int value) {
    Messages.assertNames(
        assertThrows(
            IllegalArgumentException.class, () -> fixture.packetPool(param), param::toString),
        value);
  }

  private static void check(Pool pool, PoolType type, int capacity) {
    assertEquals(type, pool.type(), "type");
    assertEquals(capacity, pool.capacity(), "capacity");
    assertTrue(
        pool.statistics().available() >= capacity, () -> "a new pool has " + pool.statistics());
  }
}
