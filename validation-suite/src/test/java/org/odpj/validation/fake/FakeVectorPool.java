package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.VectorPoolParam;
import org.odpj.system.MemoryInfo;

/** What pools of both kinds of vectors have in common. */
abstract class FakeVectorPool<V extends Event> implements Pool {
  final Fault fault;
  final FreeList<V> free;
  private final String name;
  private final VectorPoolParam param;
  private final Consumer<? super Pool> onClose;
  private final MemorySegment areas;

  FakeVectorPool(
      String name, VectorPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    this.name = name;
    this.param = param;
    this.fault = pools.fault();
    this.onClose = onClose;
    long bytes = Math.max(1, (long) param.userArea() * param.count());
    this.free = new FreeList<>(name, param.count(), bytes, pools);
    this.areas = free.arena.allocate(bytes);
  }

  final void fill(IntFunction<V> maker) {
    free.fill(maker);
  }

  final MemorySegment userArea(int index) {
    MemorySegment area = areas.asSlice((long) index * param.userArea(), param.userArea());
    if (param.userAreaInit() != null && fault != Fault.USER_AREAS_NOT_FILLED) {
      param.userAreaInit().init(area, index);
    }
    return area;
  }

  /** Frees a vector and the events at the start of its table. */
  final void free(V vector, Event[] table, int events) {
    free.give(vector);
    if (fault != Fault.VECTOR_KEEPS_ITS_EVENTS) {
      Event.freeAll(table, 0, events);
    }
  }

  final @Nullable V take() {
    return free.take();
  }

  static int checkSize(int size, int max) {
    if (size < 0 || size > max) {
      throw new IllegalArgumentException("size %d is not in 0..%d".formatted(size, max));
    }
    return size;
  }

  public VectorPoolParam param() {
    return param;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int capacity() {
    return param.count();
  }

  @Override
  public PoolStatistics statistics() {
    return free.statistics();
  }

  @Override
  public MemoryInfo.Block memoryUse() {
    return free.memoryUse();
  }

  @Override
  public void close() {
    if (free.close()) {
      onClose.accept(this);
    }
  }
}
