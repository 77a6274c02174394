package org.odpj.linuxgeneric.stash;

import java.util.concurrent.atomic.AtomicInteger;
import org.odpj.linuxgeneric.sync.ThreadStates;

/**
 * The threads' caches of a stash. What a thread puts goes into its cache while there is room, and
 * it gets from there first; the rest goes to and comes from the shared ring.
 *
 * <p>A cache must be able to leave its objects in the ring at any time, or they would be lost with
 * their thread. So the ring has room for all caches besides what may be put into it, and nothing is
 * put into a cache unless the ring had room then.
 *
 * @param <A> the type of arrays that objects come and go in
 */
final class StashCaches<A> {
  /** Threads that can have a cache at once; others use the ring alone. */
  private static final int MOST = 64;

  private final LinuxStash<A> stash;
  private final int size;
  private final AtomicInteger open = new AtomicInteger();
  private final ThreadStates<Cache<A>> threads = new ThreadStates<>(this::newCache);

  StashCaches(LinuxStash<A> stash, int size) {
    this.stash = stash;
    this.size = size;
  }

  /** How many slots of the ring are kept free for caches. */
  int reserve() {
    return MOST * size;
  }

  /** The calling thread's. */
  Cache<A> get() {
    return threads.get();
  }

  /** Objects in all caches; those of threads that are no more are given to the ring. */
  long length() {
    threads.reap();
    return threads.sum(Cache::length);
  }

  private Cache<A> newCache() {
    if (open.incrementAndGet() <= MOST) {
      return new Cache<>(this, stash.newArray(size), size);
    }
    open.decrementAndGet();
    return new Cache<>(this, stash.newArray(0), 0);
  }

  /** One thread's objects, the newest on top. */
  static final class Cache<A> implements AutoCloseable {
    private final StashCaches<A> all;
    private final A objects;
    private final int size;
    private int length;
    private boolean closed;

    Cache(StashCaches<A> all, A objects, int size) {
      this.all = all;
      this.objects = objects;
      this.size = size;
    }

    int length() {
      return length;
    }

    /** Puts all in, or none. */
    boolean put(A source, int offset, int count) {
      if (count > size - length) {
        return false;
      }
      all.stash.copy(source, offset, objects, length, count);
      length += count;
      return true;
    }

    /** Takes as many as asked for, which must be there. */
    void get(A target, int offset, int count) {
      length -= count;
      all.stash.copy(objects, length, target, offset, count);
    }

    void flush() {
      if (length > 0) {
        int moved = all.stash.putShared(objects, 0, length, length, all.stash.slotCount());
        if (moved != length) {
          throw new AssertionError("the ring has no room for a cache of " + length);
        }
        length = 0;
      }
    }

    /** The thread ends. */
    @Override
    public void close() {
      flush();
      if (!closed) {
        closed = true;
        if (size > 0) {
          all.open.decrementAndGet();
        }
      }
    }
  }
}
