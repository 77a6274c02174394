package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.dpdk.lib.Layouts;

/** A pool of buffers: elements of a mempool in DPDK's memory, whose mbuf headers are not used. */
final class DpdkBufferPool extends ElementPool implements BufferPool {
  private final BufferPoolParam param;
  private final DpdkBuffer[] buffers;

  /**
   * Whether any buffer ever got a flow id. Else allocation need not touch the objects. Written
   * before the buffer is freed, so whoever allocates it next reads it.
   */
  boolean flowIds;

  DpdkBufferPool(BufferPoolParam param, Parts parts) {
    super(parts);
    this.param = param;
    this.buffers = new DpdkBuffer[index.slots()];
    for (int i = 0; i < mbufs.count(); i++) {
      long mbuf = mbufs.address(i);
      MemorySegment memory =
          mbufs.memory().asSlice(mbuf - index.base() + Layouts.Mbuf.SIZE, param.size());
      MemorySegment userArea = mbufs.userArea(i, param.userAreaInit());
      buffers[index.slot(mbuf)] = new DpdkBuffer(this, i, mbuf, memory, userArea);
    }
  }

  @Override
  DpdkBuffer of(long mbuf) {
    return buffers[index.slot(mbuf)];
  }

  @Override
  public BufferPoolParam param() {
    return param;
  }

  @Override
  public @Nullable Buffer alloc() {
    Lcore thread = Lcore.current();
    if (mbufs.take(thread, 1) == 0) {
      return null;
    }
    DpdkBuffer buffer = buffers[index.slot(thread.addresses().get(JAVA_LONG, 0))];
    if (flowIds) {
      buffer.renew();
    }
    if (ledger != null) {
      ledger.allocated(buffer);
    }
    return buffer;
  }

  @Override
  public int alloc(Buffer[] allocated, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, allocated.length);
    Lcore thread = Lcore.current();
    MemorySegment addresses = thread.addresses();
    int done = 0;
    while (done < count) {
      int burst = mbufs.take(thread, count - done);
      if (burst == 0) {
        break;
      }
      for (int i = 0; i < burst; i++) {
        allocated[offset + done + i] = buffers[index.slot(addresses.getAtIndex(JAVA_LONG, i))];
      }
      done += burst;
    }
    if (flowIds) {
      renew(allocated, offset, done);
    }
    if (ledger != null) {
      ledger.allocated(allocated, offset, done);
    }
    return done;
  }

  private static void renew(Buffer[] buffers, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      ((DpdkBuffer) buffers[i]).renew();
    }
  }

  @Override
  public void free(Buffer[] freed, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, freed.length);
    if (ledger != null) {
      ledger.freed(freed, offset, count);
    }
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
    if (ledger != null) {
      ledger.freed(buffer);
    }
    mbufs.put(buffer.mbuf());
  }
}
