package org.odpj.linuxgeneric.stash;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.queue.RingSides;
import org.odpj.stash.Stash;
import org.odpj.stash.StashOpMode;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashStatistics;

/**
 * A stash: a ring of slots, which is in order whatever the type, and caches in front of it if they
 * were asked for.
 *
 * <p>Subclasses are final and own the slots, so the JIT compiles the methods here once for each of
 * them, with the copies inlined.
 *
 * @param <A> the type of arrays that objects come and go in
 */
abstract class LinuxStash<A> extends RingSides implements Stash {
  private final String name;
  private final StashParam param;
  private final Consumer<? super Stash> onClose;
  private final int mask;
  private final int limit;
  private final @Nullable StashCaches<A> caches;
  private boolean closed;

  LinuxStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    super(param.putMode() == StashOpMode.MT, param.getMode() == StashOpMode.MT);
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    boolean shared = param.putMode() == StashOpMode.MT && param.getMode() == StashOpMode.MT;
    // A side of one thread needs no cache, and its ring could not take a dead thread's.
    this.caches = shared && param.cache() > 0 ? new StashCaches<>(this, param.cache()) : null;
    int reserve = caches == null ? 0 : caches.reserve();
    int size = powerOfTwo(param.count() + reserve);
    this.mask = size - 1;
    this.limit = size - reserve;
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
  }

  /** How many slots there must be. */
  final int slotCount() {
    return mask + 1;
  }

  /** Copies from a caller's array into slots. */
  abstract void copyIn(A source, int offset, int slot, int count);

  /** Copies slots into a caller's array, and forgets what they held. */
  abstract void copyOut(int slot, A target, int offset, int count);

  /** An array for a thread's cache. */
  abstract A newArray(int length);

  /** Moves within arrays. */
  abstract void copy(A source, int from, A target, int to, int count);

  /** Puts {@code atLeast} to {@code count} in, or none. */
  final int put(A source, int offset, int count, int atLeast) {
    if (caches != null && length() < limit && caches.get().put(source, offset, count)) {
      return count;
    }
    return putShared(source, offset, count, atLeast, limit);
  }

  /** Takes {@code atLeast} to {@code count} out, or none. */
  final int get(A target, int offset, int count, int atLeast) {
    if (caches == null) {
      return getShared(target, offset, count, atLeast);
    }
    return getCached(caches.get(), target, offset, count, atLeast);
  }

  private int getCached(StashCaches.Cache<A> cache, A target, int offset, int count, int atLeast) {
    int own = Math.min(count, cache.length());
    int shared = 0;
    if (own < count) {
      shared = getShared(target, offset, count - own, Math.max(1, atLeast - own));
      if (own + shared < atLeast) {
        return 0;
      }
    }
    cache.get(target, offset + shared, own);
    return own + shared;
  }

  final int putShared(A source, int offset, int count, int atLeast, int most) {
    long head;
    int fitting;
    do {
      head = putHead();
      fitting = room(head, count, most);
      if (fitting < atLeast || fitting <= 0) {
        return 0;
      }
    } while (!claimPut(head, fitting));
    int slot = (int) head & mask;
    int untilEnd = mask + 1 - slot;
    if (fitting <= untilEnd) {
      copyIn(source, offset, slot, fitting);
    } else {
      copyIn(source, offset, slot, untilEnd);
      copyIn(source, offset + untilEnd, 0, fitting - untilEnd);
    }
    publishPut(head, fitting);
    return fitting;
  }

  private int getShared(A target, int offset, int count, int atLeast) {
    long head;
    int taken;
    do {
      head = getHead();
      taken = waiting(head, count);
      if (taken < atLeast || taken <= 0) {
        return 0;
      }
    } while (!claimGet(head, taken));
    int slot = (int) head & mask;
    int untilEnd = mask + 1 - slot;
    if (taken <= untilEnd) {
      copyOut(slot, target, offset, taken);
    } else {
      copyOut(slot, target, offset, untilEnd);
      copyOut(0, target, offset + untilEnd, taken - untilEnd);
    }
    publishGet(head, taken);
    return taken;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final StashParam param() {
    return param;
  }

  @Override
  public final StashStatistics statistics() {
    return new StashStatistics(length(), caches == null ? 0 : caches.length());
  }

  @Override
  public final void flushCache() {
    if (caches != null) {
      caches.get().flush();
    }
  }

  @Override
  public final synchronized void close() {
    if (closed) {
      return;
    }
    if (caches != null) {
      caches.get().flush();
    }
    StashStatistics holds = statistics();
    if (holds.count() + holds.cached() > 0) {
      throw new IllegalStateException(
          "the stash '%s' cannot be closed: it holds %d objects, and threads' caches %d; get them"
              .formatted(name, holds.count(), holds.cached()));
    }
    closed = true;
    onClose.accept(this);
  }
}
