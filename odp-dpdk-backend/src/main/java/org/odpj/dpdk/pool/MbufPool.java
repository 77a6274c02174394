package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Mempools;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.UserAreaInit;
import org.odpj.system.AvailableMemory;
import org.odpj.system.MemoryInfo;

/** The native half of a pool: an rte_mempool of mbufs and a view of its memory. */
final class MbufPool {
  /** Processes that share memory share names. */
  private static final String PREFIX = "odpj" + ProcessHandle.current().pid() + "_";

  /** Keeps DPDK's names, which must be unique, apart from the API's, which need not be. */
  private static final AtomicInteger NEXT_NAME = new AtomicInteger();

  /** A mempool's caches may together not starve it: DPDK refuses more than this share. */
  private static final double MAX_CACHE_SHARE = 1 / 1.5;

  private final int count;
  private final int elementSize;
  private final MemorySegment pool;
  private final ElementStore store;
  private final ElementIndex index;
  private final long[] addresses;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final MemorySegment userAreas;
  private final int userArea;
  private final AtomicLong allocFails = new AtomicLong();

  private MbufPool(int count, int userArea, MemorySegment pool, boolean cached) {
    this.count = count;
    this.userArea = userArea;
    this.pool = pool.reinterpret(Layouts.Mempool.SIZE);
    this.elementSize = this.pool.get(JAVA_INT, Layouts.Mempool.ELT_SIZE);
    int stride =
        elementSize
            + this.pool.get(JAVA_INT, Layouts.Mempool.HEADER_SIZE)
            + this.pool.get(JAVA_INT, Layouts.Mempool.TRAILER_SIZE);
    this.addresses = Mempools.elements(this.pool, count);
    this.index = new ElementIndex(addresses, elementSize, stride);
    this.memory = MemorySegment.ofAddress(index.base()).reinterpret(index.bytes(), arena, _ -> {});
    this.userAreas = arena.allocate(Math.max(1L, (long) count * userArea), 64);
    this.store = new ElementStore(this.pool, cached);
  }

  /**
   * Makes a pool.
   *
   * @param dataRoom bytes of each mbuf's buffer
   * @throws OdpException if DPDK has not so much memory
   */
  static MbufPool create(String name, int count, int cache, int dataRoom, int userArea) {
    checkAvailable(name, (long) count * (dataRoom + Layouts.Mbuf.SIZE + userArea));
    int fittingCache = Math.min(cache, (int) (count * MAX_CACHE_SHARE));
    MemorySegment pool =
        Mempools.createMbufs(
            PREFIX + NEXT_NAME.getAndIncrement(), count, fittingCache, 0, dataRoom);
    if (pool.equals(MemorySegment.NULL)) {
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED,
          "DPDK cannot make the pool '%s' of %d elements of %d bytes (%s); raise dpdk.memory or ask for less"
              .formatted(name, count, dataRoom, Eal.strerror(Eal.errno())));
    }
    return new MbufPool(count, userArea, pool, fittingCache > 0);
  }

  /** Asked for first: ordinary pages are taken when they are used, and who has none is killed. */
  private static void checkAvailable(String name, long bytes) {
    AvailableMemory available = AvailableMemory.now();
    if (bytes > available.bytes() && !Eal.hasHugePages()) {
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED,
          "the pool '%s' needs %d MiB: %d MiB are left of %s; make it smaller"
              .formatted(name, bytes >> 20, available.bytes() >> 20, available.limitedBy()));
    }
  }

  int count() {
    return count;
  }

  /** The mempool, for drivers. */
  MemorySegment mempool() {
    return pool;
  }

  ElementStore store() {
    return store;
  }

  ElementIndex index() {
    return index;
  }

  /** All elements, as one piece of memory; invalid after close. */
  MemorySegment memory() {
    return memory;
  }

  /** The address of an element's mbuf. */
  long address(int element) {
    return addresses[element];
  }

  /** The user area of an element, filled by the application if it asked for that. */
  MemorySegment userArea(int element, @Nullable UserAreaInit init) {
    MemorySegment area = userAreas.asSlice((long) element * userArea, userArea);
    if (init != null) {
      init.init(area, element);
    }
    return area;
  }

  /**
   * Takes elements; their addresses are then in {@link Lcore#addresses}.
   *
   * @param thread the calling thread
   * @param wanted 1 or more
   * @return how many: not more than {@link Layouts.Mempool#MAX_CACHE}, and fewer than were wanted
   *     also when a further call gets more; 0 if none is free
   */
  int take(Lcore thread, int wanted) {
    // The common store gives all or none; near its end smaller bursts still get what is left.
    for (int burst = Math.min(wanted, Layouts.Mempool.MAX_CACHE); burst > 0; burst /= 2) {
      if (store.take(thread, burst)) {
        return burst;
      }
    }
    allocFails.incrementAndGet();
    return 0;
  }

  /** Puts one element back. */
  void put(long address) {
    Lcore thread = Lcore.current();
    thread.addresses().set(JAVA_LONG, 0, address);
    store.put(thread, 1);
  }

  /** Counts an allocation that failed for another reason than a lack of elements. */
  void countAllocFail() {
    allocFails.incrementAndGet();
  }

  PoolStatistics statistics() {
    return PoolStatistics.withoutOps(
        Mempools.available(pool), store.cachedElements(), allocFails.get());
  }

  MemoryInfo.Block memoryUse(String name) {
    return new MemoryInfo.Block(name, memory.byteSize(), (long) count * elementSize);
  }

  /** Frees the memory, whoever holds elements. */
  void free() {
    store.close();
    arena.close();
    Mempools.free(pool);
  }
}
