package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;
import org.odpj.system.MemoryInfo;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;

/** A pool of timeouts. */
final class FakeTimeoutPool implements TimeoutPool {
  private final String name;
  private final TimeoutPoolParam param;
  private final Consumer<? super Pool> onClose;
  private final FreeList<Timeout> free;

  FakeTimeoutPool(
      String name, TimeoutPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    this.name = name;
    this.param = param;
    this.onClose = onClose;
    long bytes = Math.max(1, (long) param.userArea() * param.count());
    this.free = new FreeList<>(name, param.count(), bytes, pools);
    MemorySegment areas = free.arena.allocate(bytes);
    free.fill(i ->
        new FakeTimeout(this, i, userArea(areas.asSlice((long) i * param.userArea()), i, pools)));
  }

  private MemorySegment userArea(MemorySegment from, int index, FakePools pools) {
    MemorySegment area = from.asSlice(0, param.userArea());
    if (param.userAreaInit() != null && pools.fault() != Fault.USER_AREAS_NOT_FILLED) {
      param.userAreaInit().init(area, index);
    }
    return area;
  }

  @Override
  public TimeoutPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Timeout alloc() {
    Timeout timeout = free.take();
    if (timeout instanceof FakeTimeout fake) {
      fake.renew();
    }
    return timeout;
  }

  @Override
  public int alloc(Timeout[] timeouts, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, timeouts.length);
    int taken = free.take(timeouts, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((FakeTimeout) timeouts[i]).renew();
    }
    return taken;
  }

  @Override
  public void free(Timeout[] timeouts, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, timeouts.length);
    free.give(timeouts, offset, count);
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

  /** A timeout; its fields are set by the timer. */
  static final class FakeTimeout extends Timeout implements Tracked {
    private final FakeTimeoutPool pool;
    private final int index;
    private final MemorySegment userArea;
    @Nullable Timer timer;
    @Nullable PeriodicTimer periodic;
    @Nullable Object context;
    long tick;
    boolean last;

    FakeTimeout(FakeTimeoutPool pool, int index, MemorySegment userArea) {
      this.pool = pool;
      this.index = index;
      this.userArea = userArea;
    }

    void renew() {
      clearFlowId();
    }

    @Override
    public TimeoutPool pool() {
      return pool;
    }

    @Override
    public MemorySegment userArea() {
      return userArea;
    }

    @Override
    public @Nullable Timer timer() {
      return timer;
    }

    @Override
    public @Nullable PeriodicTimer periodicTimer() {
      return periodic;
    }

    @Override
    public long tick() {
      return tick;
    }

    @Override
    public @Nullable Object context() {
      return context;
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
