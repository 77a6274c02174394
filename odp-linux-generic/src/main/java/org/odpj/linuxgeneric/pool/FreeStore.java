package org.odpj.linuxgeneric.pool;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.sync.SpinLock;
import org.odpj.linuxgeneric.sync.ThreadStates;
import org.odpj.pool.PoolStatistics;
import org.odpj.thread.ThreadSlot;

/**
 * The free elements of a pool: a shared stack behind a lock, and a cache in front of it for each
 * thread.
 *
 * <p>What was freed last is allocated first, because it is still in the processor's caches. Nothing
 * here is ever set to null: the elements live as long as the pool, so a stale reference keeps
 * nothing alive that would otherwise go.
 *
 * @param <E> the elements; the arrays of this type that callers pass are copied without a check of
 *     each reference
 */
final class FreeStore<E> {
  private final SpinLock lock = new SpinLock();
  private final E[] stack;
  private int free;
  private long allocOps;
  private long freeOps;

  /** What threads that ended have counted. */
  private long endedAllocOps;

  private long endedFreeOps;

  private final @Nullable ThreadStates<Cache> caches;

  /** The slot of {@link #caches}, to find a thread's cache with one load less. */
  private final @Nullable ThreadSlot<Cache> slot;

  private final LongAdder allocFails = new LongAdder();

  /** Takes over an array that is full of free elements. */
  FreeStore(E[] elements, int cacheSize, IntFunction<E[]> newArray) {
    this(elements, elements.length, cacheSize, newArray);
  }

  /** Takes over an array that is filled before {@link #open}. */
  static <E> FreeStore<E> closed(E[] elements, int cacheSize, IntFunction<E[]> newArray) {
    return new FreeStore<>(elements, 0, cacheSize, newArray);
  }

  private FreeStore(E[] elements, int free, int cacheSize, IntFunction<E[]> newArray) {
    this.stack = elements;
    this.free = free;
    this.caches =
        cacheSize == 0 ? null : new ThreadStates<>(() -> new Cache(newArray.apply(cacheSize)));
    this.slot = caches == null ? null : caches.slot();
  }

  /** Now the array is full of free elements. */
  void open() {
    lock.lock();
    try {
      free = stack.length;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes up to {@code count} elements; returns how many.
   *
   * @throws IndexOutOfBoundsException if the range is not within the array; none was taken
   */
  int take(E[] target, int offset, int count) {
    if (slot != null) {
      Cache cache = slot.get();
      int left = cache.count - count;
      if (left >= 0) {
        // Refuses a range outside the array; that is why it comes before the new count.
        System.arraycopy(cache.items, left, target, offset, count);
        cache.count = left;
        cache.allocOps++;
        return count;
      }
    }
    return takeMore(target, offset, count);
  }

  private int takeMore(E[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    int taken =
        slot == null
            ? takeShared(target, offset, count)
            : slot.get().takeMore(target, offset, count);
    if (taken < count) {
      allocFails.increment();
    }
    return taken;
  }

  /**
   * Gives elements back.
   *
   * @throws IndexOutOfBoundsException if the range is not within the array; none was given back
   */
  void put(E[] source, int offset, int count) {
    if (slot != null) {
      Cache cache = slot.get();
      int filled = cache.count + count;
      if (filled <= cache.items.length) {
        System.arraycopy(source, offset, cache.items, cache.count, count);
        cache.count = filled;
        cache.freeOps++;
        return;
      }
    }
    putMore(source, offset, count);
  }

  private void putMore(E[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    if (slot == null) {
      putShared(source, offset, count);
    } else {
      slot.get().putMore(source, offset, count);
    }
  }

  /** Takes one element, null if there is none. */
  @Nullable E takeOne() {
    E element = slot == null ? takeSharedOne() : slot.get().takeOne();
    if (element == null) {
      allocFails.increment();
    }
    return element;
  }

  /** Gives one element back. */
  void putOne(E element) {
    if (slot == null) {
      putSharedOne(element);
    } else {
      slot.get().putOne(element);
    }
  }

  /** How many elements are free, cached ones included; exact when no thread is using the store. */
  long available() {
    return statistics().available();
  }

  PoolStatistics statistics() {
    long cached = sum(cache -> cache.count);
    long cacheAllocOps = sum(cache -> cache.allocOps);
    long cacheFreeOps = sum(cache -> cache.freeOps);
    lock.lock();
    try {
      return new PoolStatistics(
          free + cached,
          cached,
          allocOps,
          allocFails.sum(),
          freeOps,
          cacheAllocOps + endedAllocOps,
          cacheFreeOps + endedFreeOps);
    } finally {
      lock.unlock();
    }
  }

  private long sum(ToLongFunction<Cache> value) {
    return caches == null ? 0 : caches.sum(value);
  }

  /** Counts an allocation that failed for another reason than a lack of elements. */
  void countFail() {
    allocFails.increment();
  }

  private int takeShared(E[] target, int offset, int count) {
    lock.lock();
    try {
      int taken = Math.min(count, free);
      free -= taken;
      allocOps++;
      System.arraycopy(stack, free, target, offset, taken);
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void putShared(E[] source, int offset, int count) {
    lock.lock();
    try {
      System.arraycopy(source, offset, stack, free, count);
      free += count;
      freeOps++;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable E takeSharedOne() {
    lock.lock();
    try {
      allocOps++;
      return free == 0 ? null : stack[--free];
    } finally {
      lock.unlock();
    }
  }

  private void putSharedOne(E element) {
    lock.lock();
    try {
      stack[free++] = element;
      freeOps++;
    } finally {
      lock.unlock();
    }
  }

  /** What one thread keeps. Other threads read the numbers, for statistics. */
  private final class Cache implements AutoCloseable {
    private final E[] items;
    private int count;
    private long allocOps;
    private long freeOps;

    Cache(E[] items) {
      this.items = items;
    }

    /**
     * Empties the cache, then takes the rest from the stack and half a cache more for the next
     * time.
     */
    int takeMore(E[] target, int offset, int wanted) {
      int own = count;
      count = 0;
      System.arraycopy(items, 0, target, offset, own);
      int rest = wanted - own;
      int half = items.length / 2;
      if (rest > half) {
        return own + takeSharedOrReap(target, offset + own, rest);
      }
      count = takeSharedOrReap(items, 0, rest + half);
      int more = Math.min(rest, count);
      count -= more;
      System.arraycopy(items, count, target, offset + own, more);
      return own + more;
    }

    @Nullable E takeOne() {
      if (count == 0) {
        count = takeSharedOrReap(items, 0, Math.max(1, items.length / 2));
        return count == 0 ? null : items[--count];
      }
      allocOps++;
      return items[--count];
    }

    void putOne(E element) {
      if (count == items.length) {
        makeRoom(1);
      } else {
        freeOps++;
      }
      items[count++] = element;
    }

    /** Makes room, then keeps what fits. */
    void putMore(E[] source, int offset, int given) {
      makeRoom(given);
      if (given > items.length) {
        putShared(source, offset, given);
      } else {
        System.arraycopy(source, offset, items, count, given);
        count += given;
      }
    }

    /** Keeps at most half of the cache. */
    private void makeRoom(int given) {
      int keep = Math.max(0, Math.min(items.length / 2, items.length - given));
      if (count > keep) {
        putShared(items, keep, count - keep);
        count = keep;
      }
    }

    /** Gives everything back; called at the thread's end. */
    @Override
    public void close() {
      putShared(items, 0, count);
      count = 0;
      lock.lock();
      try {
        endedAllocOps += allocOps;
        endedFreeOps += freeOps;
      } finally {
        lock.unlock();
      }
      allocOps = 0;
      freeOps = 0;
    }
  }

  /**
   * Takes from the stack; if that is not enough, also what threads that ended had in their caches.
   */
  private int takeSharedOrReap(E[] target, int offset, int count) {
    int taken = takeShared(target, offset, count);
    if (taken < count && caches != null) {
      caches.reap();
      taken += takeShared(target, offset + taken, count - taken);
    }
    return taken;
  }
}
