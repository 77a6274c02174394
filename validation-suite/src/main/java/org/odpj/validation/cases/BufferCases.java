package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.pool.PoolCapability;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Stamp;

/** Buffers and their pools. */
@CasesOf("buffer")
public final class BufferCases {
  private static final int SIZE = 100;
  private static final int LARGE = 8 << 20;

  @Conformance(
      odp = "buffer/buffer_test_pool_alloc_free{variant}",
      variants = CacheSize.class,
      clause =
          "A pool hands out each of its buffers once, of its size and alignment, and all again when"
              + " freed.",
      strategy =
          "One thread allocates one by one until none is left, checks each, frees all, twice.",
      ifFails = "The free list's capacity, and elements left in the thread's cache.")
  void allocatesAndFrees(Fixture fixture, CacheSize cache) {
    BufferPool pool = fixture.bufferPool(cache.buffers(fixture.odp().poolCapability(), SIZE));
    for (int round = 0; round < 2; round++) {
      List<Buffer> buffers = Allocation.all(pool);
      buffers.forEach(buffer -> check(buffer, pool));
      assertNull(pool.alloc(), "a buffer of an exhausted pool");
      Allocation.free(buffers);
    }
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_alloc_free_max_size",
      clause = "A buffer may be as large as the capability says.",
      strategy = "Two buffers of the largest size, at most 8 MiB, written at both ends.",
      ifFails = "Arithmetic of strides and offsets in 32 bits.")
  void allocatesTheLargestSize(Fixture fixture) {
    BufferPool pool = fixture.bufferPool(BufferPoolParam.of(2, largest(fixture)).withCache(0));
    List<Buffer> buffers = Allocation.all(pool);
    buffers.forEach(BufferCases::writeBothEnds);
    buffers.forEach(BufferCases::checkBothEnds);
    Allocation.free(buffers);
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_alloc_free_multi{variant}",
      variants = CacheSize.class,
      clause = "Bursts of allocations and frees hand out every buffer once.",
      strategy = "Allocates and frees the whole pool in bursts of 32, twice.",
      ifFails = "Bursts that are served partly by the cache and partly by the free list.")
  void allocatesAndFreesInBursts(Fixture fixture, CacheSize cache) {
    BufferPool pool = fixture.bufferPool(cache.buffers(fixture.odp().poolCapability(), SIZE));
    for (int round = 0; round < 2; round++) {
      List<Buffer> buffers = Allocation.buffers(pool, pool.capacity());
      buffers.forEach(buffer -> check(buffer, pool));
      assertEquals(buffers.size(), new HashSet<>(buffers).size(), "distinct buffers");
      pool.free(buffers.toArray(Buffer[]::new), 0, buffers.size());
    }
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_alloc_free_multi_max_size",
      clause = "Buffers of the largest size can be allocated in a burst.",
      strategy = "A burst of two buffers of the largest size, at most 8 MiB, written at both ends.",
      ifFails = "Arithmetic of strides and offsets in 32 bits.")
  void allocatesTheLargestSizeInBursts(Fixture fixture) {
    BufferPool pool = fixture.bufferPool(BufferPoolParam.of(2, largest(fixture)).withCache(0));
    List<Buffer> buffers = Allocation.buffers(pool, 2);
    buffers.forEach(BufferCases::writeBothEnds);
    buffers.forEach(BufferCases::checkBothEnds);
    pool.free(buffers.toArray(Buffer[]::new), 0, 2);
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_single_pool{variant}",
      variants = CacheSize.class,
      clause = "Buffers of a pool do not overlap.",
      strategy = "Fills every buffer with its number, then reads all.",
      ifFails = "The stride between elements, and the size of memory().")
  void buffersDoNotOverlap(Fixture fixture, CacheSize cache) {
    BufferPool pool = fixture.bufferPool(cache.buffers(fixture.odp().poolCapability(), SIZE));
    List<Buffer> buffers = Allocation.buffers(pool, pool.capacity());
    checkDisjoint(buffers);
    Allocation.free(buffers);
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_two_pools{variant}",
      variants = CacheSize.class,
      clause = "Buffers of several pools can be freed in one call, and return to the pool of each.",
      strategy =
          "Frees the alternating buffers of two pools by Event.freeAll, then allocates all again.",
      ifFails = "Event.free of a buffer that is not of the pool last used.")
  void twoPools(Fixture fixture, CacheSize cache) {
    PoolCapability can = fixture.odp().poolCapability();
    BufferPool left = fixture.bufferPool(cache.buffers(can, SIZE));
    BufferPool right = fixture.bufferPool(cache.buffers(can, 2 * SIZE));
    for (int round = 0; round < 2; round++) {
      List<Buffer> lefts = Allocation.buffers(left, left.capacity());
      List<Buffer> rights = Allocation.buffers(right, right.capacity());
      List<Buffer> mixed = new ArrayList<>();
      for (int i = 0; i < lefts.size(); i++) {
        check(lefts.get(i), left);
        check(rights.get(i), right);
        mixed.add(lefts.get(i));
        mixed.add(rights.get(i));
      }
      checkDisjoint(mixed);
      Event.freeAll(mixed.toArray(Event[]::new), 0, mixed.size());
    }
  }

  @Conformance(
      odp = "buffer/buffer_test_pool_max_pools{variant}",
      variants = CacheSize.class,
      clause = "As many pools as the capability says can be open at once, and each works.",
      strategy = "Opens the largest number of pools, each of few buffers; allocates one of each.",
      ifFails = "Tables of fixed size, and memory rounded up to whole pages for each pool.")
  void opensTheMostPools(Fixture fixture, CacheSize cache) {
    PoolCapability can = fixture.odp().poolCapability();
    int size = cache == CacheSize.MAX_CACHE ? Math.min(can.maxCache(), 8) : 0;
    BufferPoolParam param = BufferPoolParam.of(16, 16).withCache(size);
    List<Buffer> buffers = new ArrayList<>();
    for (int i = 0; i < can.maxPools(); i++) {
      buffers.add(Allocation.one(fixture.bufferPool(param)));
    }
    Set<Object> pools = new HashSet<>();
    buffers.forEach(buffer -> pools.add(buffer.pool()));
    assertEquals(can.maxPools(), pools.size(), "distinct pools");
    Allocation.free(buffers);
  }

  @Conformance(
      odp = "buffer/buffer_test_user_area",
      clause = "Each buffer has a user area of exactly the size asked for, of its own.",
      strategy =
          "Sizes 0, 1 and the largest (at most 4 KiB): writes a number into each, reads all.",
      ifFails = "The place of the user area within the element.")
  void userAreasAreExactAndDisjoint(Fixture fixture) {
    int largest = Math.min(4_096, fixture.odp().poolCapability().maxUserArea());
    for (int size : new int[] {0, Math.min(1, largest), largest}) {
      BufferPool pool =
          fixture.bufferPool(BufferPoolParam.of(32, SIZE).withCache(0).withUserArea(size));
      List<Buffer> buffers = Allocation.buffers(pool, 32);
      UserAreas.checkExactAndDisjoint(buffers, size);
      Allocation.free(buffers);
    }
  }

  @Conformance(
      clause = "A range outside the array is refused and nothing is allocated or freed.",
      strategy =
          "Negative offsets and counts and ranges beyond the end; then all buffers can be had.",
      ifFails = "Whether the range is checked before the first element is touched.")
  void checksRanges(Fixture fixture) {
    BufferPool pool = fixture.buffers(8);
    Buffer[] array = new Buffer[4];
    for (int[] range : Ranges.outside(array.length)) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> pool.alloc(array, range[0], range[1]),
          () -> Ranges.text(range, array.length));
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> pool.free(array, range[0], range[1]),
          () -> Ranges.text(range, array.length));
    }
    assertEquals(0, pool.alloc(array, 4, 0), "an empty range at the end of the array");
    Allocation.free(Allocation.all(pool));
  }

  private static int largest(Fixture fixture) {
    return Math.min(LARGE, fixture.odp().poolCapability().maxBufferSize());
  }

  private static void check(Buffer buffer, BufferPool pool) {
    assertEquals(EventType.BUFFER, buffer.type(), "the type");
    int size = pool.param().size();
    assertTrue(
        buffer.size() >= size, () -> "size %d of %d asked for".formatted(buffer.size(), size));
    assertEquals(buffer.size(), buffer.memory().byteSize(), "bytes of memory()");
    assertEquals(
        0, buffer.memory().address() % pool.param().alignment(), "address modulo the alignment");
    assertEquals(0, buffer.userArea().byteSize(), "bytes of a user area that was not asked for");
  }

  /** Fills every buffer, so that it does not matter where in them an overlap would be. */
  private static void checkDisjoint(List<Buffer> buffers) {
    for (int i = 0; i < buffers.size(); i++) {
      buffers.get(i).memory().fill((byte) i);
      Stamp.put(buffers.get(i), i);
    }
    for (int i = 0; i < buffers.size(); i++) {
      MemorySegment memory = buffers.get(i).memory();
      assertEquals(i, Stamp.get(buffers.get(i)), "first bytes of a buffer");
      for (long at = Stamp.LENGTH; at < memory.byteSize(); at++) {
        assertEquals((byte) i, memory.get(ValueLayout.JAVA_BYTE, at), "a byte of buffer " + i);
      }
    }
  }

  private static void writeBothEnds(Buffer buffer) {
    Stamp.put(buffer, System.identityHashCode(buffer));
    Bytes.putLast(buffer.memory(), ~System.identityHashCode(buffer));
  }

  private static void checkBothEnds(Buffer buffer) {
    assertEquals(System.identityHashCode(buffer), Stamp.get(buffer), "first bytes of a buffer");
    assertEquals(
        ~System.identityHashCode(buffer), Bytes.last(buffer.memory()), "last bytes of a buffer");
  }
}
