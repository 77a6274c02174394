package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;
import org.odpj.system.MemoryInfo;

/** A pool of buffers. */
final class FakeBufferPool implements BufferPool {
  private final Fault fault;
  private final String name;
  private final BufferPoolParam param;
  private final Consumer<? super Pool> onClose;
  final FreeList<Buffer> free;

  FakeBufferPool(
      String name, BufferPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    this.fault = pools.fault();
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    long stride = (param.size() + param.alignment() - 1L) / param.alignment() * param.alignment();
    long step = fault == Fault.BUFFERS_OVERLAP ? param.alignment() : stride;
    long bytes = stride * param.count();
    this.free =
        new FreeList<>(name, param.count(), bytes + (long) param.userArea() * param.count(), pools);
    MemorySegment data = free.arena.allocate(bytes, param.alignment());
    MemorySegment areas = free.arena.allocate(Math.max(1, (long) param.userArea() * param.count()));
    free.fill(
        i -> new FakeBuffer(this, i, data.asSlice(i * step, param.size()), userArea(areas, i)));
  }

  private MemorySegment userArea(MemorySegment areas, int index) {
    MemorySegment area = areas.asSlice((long) index * param.userArea(), param.userArea());
    if (param.userAreaInit() != null && fault != Fault.USER_AREAS_NOT_FILLED) {
      param.userAreaInit().init(area, index);
    }
    return area;
  }

  @Override
  public BufferPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Buffer alloc() {
    Buffer buffer = free.take();
    if (buffer != null) {
      ((FakeBuffer) buffer).renew();
    }
    return buffer;
  }

  @Override
  public int alloc(Buffer[] buffers, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffers.length);
    int taken = free.take(buffers, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((FakeBuffer) buffers[i]).renew();
    }
    return taken;
  }

  @Override
  public void free(Buffer[] buffers, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffers.length);
    free.give(buffers, offset, count);
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

  private static final class FakeBuffer extends Buffer implements Tracked {
    private final FakeBufferPool pool;
    private final int index;
    private final MemorySegment memory;
    private final MemorySegment userArea;

    FakeBuffer(FakeBufferPool pool, int index, MemorySegment memory, MemorySegment userArea) {
      this.pool = pool;
      this.index = index;
      this.memory = memory;
      this.userArea = userArea;
    }

    void renew() {
      if (pool.fault != Fault.ALLOC_KEEPS_FLOW_IDS) {
        clearFlowId();
      }
    }

    @Override
    public BufferPool pool() {
      return pool;
    }

    @Override
    public MemorySegment memory() {
      return memory;
    }

    @Override
    public MemorySegment userArea() {
      return userArea;
    }

    @Override
    public int size() {
      return (int) memory.byteSize();
    }

    @Override
    public void free() {
      pool.free.give(this);
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public @Nullable Ledger ledger() {
      return pool.free.ledger;
    }
  }
}
