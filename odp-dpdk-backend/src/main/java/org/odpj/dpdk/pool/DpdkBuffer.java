package org.odpj.dpdk.pool;

import java.lang.foreign.MemorySegment;
import org.odpj.buffer.Buffer;

/** A buffer in an mbuf's data room. */
final class DpdkBuffer extends Buffer {
  private final DpdkBufferPool pool;
  private final long mbuf;
  private final MemorySegment memory;
  private final MemorySegment userArea;

  DpdkBuffer(DpdkBufferPool pool, long mbuf, MemorySegment memory, MemorySegment userArea) {
    this.pool = pool;
    this.mbuf = mbuf;
    this.memory = memory;
    this.userArea = userArea;
  }

  long mbuf() {
    return mbuf;
  }

  @Override
  public DpdkBufferPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public int size() {
    return (int) memory.byteSize();
  }
}
