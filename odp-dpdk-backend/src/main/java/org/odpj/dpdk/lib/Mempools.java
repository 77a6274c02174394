package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Functions of librte_mempool and librte_mbuf. {@link Libraries#require} comes before any use. */
public final class Mempools {
  /**
   * The kind of common store. DPDK's default lets every thread spin until a thread that the kernel
   * stopped in the middle runs again; this one lets the others go on, as DPDK advises where there
   * may be more threads than cores.
   */
  private static final String COMMON_STORE = "ring_mt_rts";

  private static final SymbolLookup MEMPOOL = Libraries.open("mempool");
  private static final SymbolLookup MBUF = Libraries.open("mbuf");

  // rte_mbuf.h: struct rte_mempool *rte_pktmbuf_pool_create_by_ops(const char *name, unsigned n,
  // unsigned cache_size, uint16_t priv_size, uint16_t data_room_size, int socket_id,
  // const char *ops_name)
  private static final MethodHandle CREATE =
      Downcall.of(
          MBUF,
          "rte_pktmbuf_pool_create_by_ops",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_SHORT, JAVA_SHORT, JAVA_INT, ADDRESS));
  // rte_mempool.h: void rte_mempool_free(struct rte_mempool *mp)
  private static final MethodHandle FREE =
      Downcall.of(MEMPOOL, "rte_mempool_free", FunctionDescriptor.ofVoid(ADDRESS));
  // rte_mempool.h: unsigned rte_mempool_avail_count(const struct rte_mempool *mp)
  private static final MethodHandle AVAIL =
      Downcall.of(MEMPOOL, "rte_mempool_avail_count", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  // rte_mempool.h: uint32_t rte_mempool_obj_iter(struct rte_mempool *mp,
  // void (*cb)(struct rte_mempool *, void *opaque, void *obj, unsigned idx), void *opaque)
  private static final MethodHandle OBJ_ITER =
      Downcall.of(
          MEMPOOL,
          "rte_mempool_obj_iter",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final FunctionDescriptor OBJ_CALLBACK =
      FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

  // rte_mbuf.h: void rte_pktmbuf_free_bulk(struct rte_mbuf **mbufs, unsigned int count)
  private static final MethodHandle FREE_PACKETS =
      Downcall.of(MBUF, "rte_pktmbuf_free_bulk", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT));

  // rte_mempool.h: typedef int (*rte_mempool_dequeue_t)(struct rte_mempool *mp, void **objs,
  // unsigned n); enqueue takes the same. The functions of the common store of a pool, by pointer.
  private static final MethodHandle COMMON =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT),
              Linker.Option.critical(false));

  private static final MemorySegment OPS =
      MEMPOOL
          .find("rte_mempool_ops_table")
          .orElseThrow()
          .reinterpret(
              Layouts.Mempool.OPS_TABLE
                  + (long) Layouts.Mempool.MAX_OPS * Layouts.Mempool.OPS_SIZE_OF);

  private Mempools() {}

  /**
   * Makes a pool of mbufs.
   *
   * @return the pool, or NULL with the cause in {@link Eal#errno}
   */
  public static MemorySegment createMbufs(
      String name, int count, int cache, int privateSize, int dataRoom) {
    try (Arena arena = Arena.ofConfined()) {
      int anySocket = -1; // SOCKET_ID_ANY
      return (MemorySegment)
          CREATE.invokeExact(
              arena.allocateFrom(name),
              count,
              cache,
              (short) privateSize,
              (short) dataRoom,
              anySocket,
              arena.allocateFrom(COMMON_STORE));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Frees a pool; no element may be in use. */
  public static void free(MemorySegment pool) {
    try {
      FREE.invokeExact(pool);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /**
   * Frees packets, of several segments, shared or borrowed as they may be.
   *
   * @param mbufs address of an array of pointers to their first segments
   * @param count how many
   */
  public static void freePackets(long mbufs, int count) {
    try {
      FREE_PACKETS.invokeExact(mbufs, count);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Elements that are free, those in lcores' caches included. */
  public static int available(MemorySegment pool) {
    try {
      return (int) AVAIL.invokeExact(pool);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /**
   * The addresses of a pool's elements, in the order of their numbers.
   *
   * @param count how many there are
   */
  public static long[] elements(MemorySegment pool, int count) {
    long[] addresses = new long[count];
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle collect =
          MethodHandles.lookup()
              .findStatic(
                  Mempools.class,
                  "collect",
                  MethodType.methodType(
                      void.class,
                      long[].class,
                      MemorySegment.class,
                      MemorySegment.class,
                      long.class,
                      int.class))
              .bindTo(addresses);
      MemorySegment callback = Linker.nativeLinker().upcallStub(collect, OBJ_CALLBACK, arena);
      int visited = (int) OBJ_ITER.invokeExact(pool, callback, MemorySegment.NULL);
      if (visited != count) {
        throw new IllegalStateException("a pool of " + count + " elements has " + visited);
      }
      return addresses;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  @SuppressWarnings("unused") // Called by rte_mempool_obj_iter, through the handle above.
  private static void collect(
      long[] addresses, MemorySegment pool, MemorySegment opaque, long element, int index) {
    addresses[index] = element;
  }

  /** The function that takes elements out of a pool's common store, for {@link #common}. */
  public static MemorySegment dequeueFunction(MemorySegment pool) {
    return operation(pool, Layouts.Mempool.OPS_DEQUEUE);
  }

  /** The function that puts elements into a pool's common store, for {@link #common}. */
  public static MemorySegment enqueueFunction(MemorySegment pool) {
    return operation(pool, Layouts.Mempool.OPS_ENQUEUE);
  }

  private static MemorySegment operation(MemorySegment pool, int member) {
    int index = pool.get(JAVA_INT, Layouts.Mempool.OPS_INDEX);
    long row = Layouts.Mempool.OPS_TABLE + (long) index * Layouts.Mempool.OPS_SIZE_OF;
    return OPS.get(ADDRESS, row + member);
  }

  /**
   * Moves elements between an array and the common store, all or none. Thread-safe as the pool is.
   *
   * @param function of {@link #dequeueFunction} or {@link #enqueueFunction}
   * @param pool the pool's address
   * @param elements address of an array of pointers
   * @param count how many
   * @return 0, or less than 0 if nothing was moved
   */
  public static int common(MemorySegment function, long pool, long elements, int count) {
    try {
      return (int) COMMON.invokeExact(function, pool, elements, count);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
