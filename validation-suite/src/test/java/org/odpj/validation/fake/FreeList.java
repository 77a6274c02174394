package org.odpj.validation.fake;

import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.pool.PoolStatistics;
import org.odpj.system.MemoryInfo;

/** The elements of a pool that are free, and the memory of all. */
final class FreeList<E> {
  final Arena arena = Arena.ofShared();
  private final Deque<E> free = new ArrayDeque<>();
  private final String name;
  private final int capacity;
  private final long bytes;
  private final Fault fault;
  private long failures;
  private boolean closed;

  FreeList(String name, int capacity, long bytes, Fault fault) {
    this.name = name;
    this.capacity = capacity;
    this.bytes = bytes;
    this.fault = fault;
  }

  void fill(IntFunction<E> maker) {
    int count = fault == Fault.POOL_LOSES_ONE ? capacity - 1 : capacity;
    for (int i = 0; i < count; i++) {
      free.push(maker.apply(i));
    }
  }

  synchronized int take(E[] elements, int offset, int count) {
    int taken = 0;
    while (taken < count && !free.isEmpty()) {
      elements[offset + taken++] = free.pop();
    }
    if (taken < count) {
      failures++;
    }
    return taken;
  }

  synchronized @Nullable E take() {
    if (free.isEmpty()) {
      failures++;
      return null;
    }
    return free.pop();
  }

  synchronized void give(E element) {
    free.push(element);
  }

  synchronized PoolStatistics statistics() {
    return new PoolStatistics(free.size(), 0, failures);
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
