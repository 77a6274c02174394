package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Mempools;

/**
 * Takes elements out of a mempool and puts them back, as DPDK's inline functions do for C: from the
 * calling lcore's cache, which only that thread touches, and in bulk from the common store beneath.
 *
 * <p>The drivers' C code works on the same caches in the same threads, so the two see one another.
 */
final class ElementStore {
  /** {@code RTE_MAX_LCORE}. */
  private static final int MAX_LCORES = 128;

  private final MemorySegment pool;
  private final MemorySegment enqueue;
  private final MemorySegment dequeue;
  private final MemorySegment caches;
  private final boolean cached;

  /**
   * The store of a pool.
   *
   * @param pool a mempool
   * @param cached whether it was made with caches
   */
  ElementStore(MemorySegment pool, boolean cached) {
    this.pool = pool.reinterpret(Layouts.Mempool.SIZE);
    this.enqueue = Mempools.enqueueFunction(this.pool);
    this.dequeue = Mempools.dequeueFunction(this.pool);
    this.cached = cached;
    this.caches =
        cached
            ? MemorySegment.ofAddress(this.pool.get(JAVA_LONG, Layouts.Mempool.LOCAL_CACHE))
                .reinterpret((long) MAX_LCORES * Layouts.Mempool.CACHE_SIZE_OF)
            : MemorySegment.NULL;
    Lcore.add(this);
  }

  /** Forgets the pool, before it is freed. */
  void close() {
    Lcore.remove(this);
  }

  /**
   * Takes elements; their addresses are then in {@link Lcore#addresses}.
   *
   * @param thread the calling thread
   * @param count at most {@link Layouts.Mempool#MAX_CACHE}
   * @return whether there were enough; if not, none was taken
   */
  boolean take(Lcore thread, int count) {
    MemorySegment elements = thread.addresses();
    if (!cached || thread.id() == Eal.LCORE_NONE) {
      return takeCommon(elements.address(), count);
    }
    MemorySegment cache = cache(thread.id());
    int length = cache.get(JAVA_INT, Layouts.Mempool.CACHE_LEN);
    if (length < count) {
      // Refill for this burst and the next ones; near the pool's end just what is asked for.
      int refill = count - length + cache.get(JAVA_INT, Layouts.Mempool.CACHE_SIZE);
      if (!takeCommon(cache.address() + object(length), refill)) {
        return takeCommon(elements.address(), count);
      }
      length += refill;
    }
    length -= count;
    MemorySegment.copy(cache, object(length), elements, 0, (long) count * JAVA_LONG.byteSize());
    cache.set(JAVA_INT, Layouts.Mempool.CACHE_LEN, length);
    return true;
  }

  /**
   * Puts the elements in {@link Lcore#addresses} back.
   *
   * @param thread the calling thread
   * @param count at most {@link Layouts.Mempool#MAX_CACHE}
   */
  void put(Lcore thread, int count) {
    MemorySegment elements = thread.addresses();
    if (!cached || thread.id() == Eal.LCORE_NONE) {
      putCommon(elements.address(), count);
      return;
    }
    MemorySegment cache = cache(thread.id());
    int length = cache.get(JAVA_INT, Layouts.Mempool.CACHE_LEN);
    int threshold = cache.get(JAVA_INT, Layouts.Mempool.CACHE_FLUSH);
    if (length + count > threshold) {
      flush(thread.id());
      length = 0;
      if (count > threshold) {
        putCommon(elements.address(), count);
        return;
      }
    }
    MemorySegment.copy(elements, 0, cache, object(length), (long) count * JAVA_LONG.byteSize());
    cache.set(JAVA_INT, Layouts.Mempool.CACHE_LEN, length + count);
  }

  /**
   * Moves what an lcore has cached into the common store; only while no thread has that lcore id
   * but the caller.
   */
  void flush(int lcore) {
    if (!cached) {
      return;
    }
    MemorySegment cache = cache(lcore);
    int length = cache.get(JAVA_INT, Layouts.Mempool.CACHE_LEN);
    if (length > 0) {
      putCommon(cache.address() + object(0), length);
      cache.set(JAVA_INT, Layouts.Mempool.CACHE_LEN, 0);
    }
  }

  /** Elements that are free in lcores' caches. */
  int cachedElements() {
    int sum = 0;
    for (int lcore = 0; cached && lcore < MAX_LCORES; lcore++) {
      sum += cache(lcore).get(JAVA_INT, Layouts.Mempool.CACHE_LEN);
    }
    return sum;
  }

  private MemorySegment cache(int lcore) {
    Objects.checkIndex(lcore, MAX_LCORES);
    return caches.asSlice(
        (long) lcore * Layouts.Mempool.CACHE_SIZE_OF, Layouts.Mempool.CACHE_SIZE_OF);
  }

  private static long object(int index) {
    return Layouts.Mempool.CACHE_OBJS + (long) index * JAVA_LONG.byteSize();
  }

  private boolean takeCommon(long elements, int count) {
    return Mempools.common(dequeue, pool.address(), elements, count) == 0;
  }

  private void putCommon(long elements, int count) {
    int result = Mempools.common(enqueue, pool.address(), elements, count);
    if (result != 0) {
      throw new IllegalStateException("a mempool refused its own elements: " + result);
    }
  }
}
