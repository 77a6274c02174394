package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.system.MemoryInfo;

/** A pool of buffers: elements of a mempool in DPDK's memory, whose mbuf headers are not used. */
final class DpdkBufferPool implements BufferPool {
  private final MbufPool mbufs;
  private final BufferPoolParam param;
  private final DpdkBuffer[] buffers;
  private final ElementIndex index;
  private final Consumer<? super Pool> onClose;
  private boolean closed;

  private DpdkBufferPool(MbufPool mbufs, BufferPoolParam param, Consumer<? super Pool> onClose) {
    this.mbufs = mbufs;
    this.param = param;
    this.index = mbufs.index();
    this.onClose = onClose;
    this.buffers = new DpdkBuffer[index.slots()];
    for (int i = 0; i < mbufs.count(); i++) {
      long mbuf = mbufs.address(i);
      MemorySegment memory =
          mbufs.memory().asSlice(mbuf - index.base() + Layouts.Mbuf.SIZE, param.size());
      buffers[index.slot(mbuf)] = new DpdkBuffer(this, mbuf, memory, mbufs.userArea(i));
    }
  }

  static DpdkBufferPool create(String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    MbufPool mbufs =
        MbufPool.create(name, param.count(), param.cache(), param.size(), param.userArea());
    return new DpdkBufferPool(mbufs, param, onClose);
  }

  @Override
  public String name() {
    return mbufs.name();
  }

  @Override
  public int capacity() {
    return param.count();
  }

  @Override
  public BufferPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Buffer alloc() {
    Lcore thread = Lcore.current();
    if (!mbufs.store().take(thread, 1)) {
      mbufs.countAllocFail();
      return null;
    }
    return buffers[index.slot(thread.addresses().get(JAVA_LONG, 0))];
  }

  @Override
  public int alloc(Buffer[] allocated, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, allocated.length);
    Lcore thread = Lcore.current();
    MemorySegment addresses = thread.addresses();
    int done = 0;
    int burst = Layouts.Mempool.MAX_CACHE;
    while (done < count) {
      // The common store gives all or none; near its end smaller bursts still get what is left.
      burst = Math.min(burst, count - done);
      if (mbufs.store().take(thread, burst)) {
        for (int i = 0; i < burst; i++) {
          allocated[offset + done + i] = buffers[index.slot(addresses.getAtIndex(JAVA_LONG, i))];
        }
        done += burst;
      } else if (burst > 1) {
        burst /= 2;
      } else {
        mbufs.countAllocFail();
        return done;
      }
    }
    return done;
  }

  @Override
  public void free(Buffer[] freed, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, freed.length);
    Lcore thread = Lcore.current();
    MemorySegment addresses = thread.addresses();
    for (int done = 0; done < count; ) {
      int burst = Math.min(count - done, Layouts.Mempool.MAX_CACHE);
      for (int i = 0; i < burst; i++) {
        addresses.setAtIndex(JAVA_LONG, i, ((DpdkBuffer) freed[offset + done + i]).mbuf());
      }
      mbufs.store().put(thread, burst);
      done += burst;
    }
  }

  void free(DpdkBuffer buffer) {
    Lcore thread = Lcore.current();
    thread.addresses().set(JAVA_LONG, 0, buffer.mbuf());
    mbufs.store().put(thread, 1);
  }

  @Override
  public PoolStatistics statistics() {
    return mbufs.statistics();
  }

  @Override
  public MemoryInfo.Block memoryUse() {
    return mbufs.memoryUse();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    long held = param.count() - mbufs.statistics().available();
    if (held > 0) {
      throw new IllegalStateException(
          "%d buffers of the pool '%s' are still allocated".formatted(held, name()));
    }
    free();
  }

  /** Frees the memory, whoever holds buffers. */
  synchronized void free() {
    if (!closed) {
      closed = true;
      mbufs.free();
      onClose.accept(this);
    }
  }
}
