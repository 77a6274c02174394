package org.odpj.validation.fake;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.event.Event;
import org.odpj.pool.PoolStatistics;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;
import org.odpj.system.MemoryInfo;

/** The elements of a pool that are free, and the memory of all. */
final class FreeList<E extends Event> {
  final Arena arena = Arena.ofShared();
  private final Deque<E> free = new ArrayDeque<>();
  private final String name;
  private final int capacity;
  private final long bytes;
  private final Fault fault;
  private final OdpLog log;
  final @Nullable Ledger ledger;
  private long failures;
  private long allocOps;
  private long freeOps;
  private boolean closed;

  FreeList(String name, int capacity, long bytes, FakePools pools) {
    this.name = name;
    this.capacity = capacity;
    this.bytes = bytes;
    this.fault = pools.fault();
    this.log = pools.context().log();
    this.ledger =
        fault == Fault.CHECK_FINDS_NOTHING ? null : pools.context().ledger(name, capacity);
  }

  void fill(IntFunction<E> maker) {
    int count = fault == Fault.POOL_LOSES_ONE ? capacity - 1 : capacity;
    for (int i = 0; i < count; i++) {
      free.push(maker.apply(i));
    }
  }

  synchronized int take(E[] elements, int offset, int count) {
    int taken = 0;
    allocOps++;
    while (taken < count && !free.isEmpty()) {
      elements[offset + taken++] = free.pop();
    }
    if (taken < count) {
      failures++;
    }
    if (ledger != null) {
      ledger.allocated(elements, offset, taken);
    }
    return taken;
  }

  synchronized @Nullable E take() {
    E element = free.poll();
    allocOps++;
    if (element == null) {
      failures++;
    } else if (ledger != null && element instanceof Tracked tracked) {
      ledger.allocated(tracked);
    }
    return element;
  }

  void give(E element) {
    if (ledger != null && element instanceof Tracked tracked) {
      ledger.freed(tracked);
    }
    put(element);
    countFree();
  }

  void give(E[] elements, int offset, int count) {
    if (ledger != null) {
      ledger.freed(elements, offset, count);
    }
    for (int i = offset; i < offset + count; i++) {
      put(elements[i]);
    }
    countFree();
  }

  private synchronized void countFree() {
    freeOps += fault == Fault.POOL_COUNTS_NO_FREES ? 0 : 1;
  }

  private synchronized void put(E element) {
    free.push(element);
  }

  /** Says where what was never freed was allocated. */
  void reportLeaks() {
    if (ledger != null) {
      ledger.leaks().forEach(leak -> log.log(Level.WARNING, "pool '%s': %s".formatted(name, leak)));
    }
  }

  synchronized PoolStatistics statistics() {
    return new PoolStatistics(free.size(), 0, allocOps, failures, freeOps, 0, 0);
  }

  MemoryInfo.Block memoryUse() {
    return new MemoryInfo.Block(name, bytes, bytes);
  }

  /** True the first time. */
  synchronized boolean close() {
    int out = capacity - free.size();
    if (closed || (out > 0 && fault == Fault.POOL_CLOSES_WITH_ELEMENTS_OUT)) {
      boolean first = !closed;
      closed = true;
      return first;
    }
    if (out > 0) {
      throw new IllegalStateException(
          "pool '%s': %d elements are still allocated; free them first".formatted(name, out));
    }
    closed = true;
    arena.close();
    return true;
  }
}
