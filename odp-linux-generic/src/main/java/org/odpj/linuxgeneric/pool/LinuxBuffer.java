package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A buffer: its two views of the pool's memory never change. */
final class LinuxBuffer extends Buffer implements Tracked {
  private final LinuxBufferPool pool;
  private final int index;
  private final MemorySegment memory;
  private final MemorySegment userArea;

  LinuxBuffer(LinuxBufferPool pool, int index, MemorySegment memory, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.memory = memory;
    this.userArea = userArea;
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
  public int size() {
    return (int) memory.byteSize();
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  /** Makes it a new buffer. */
  void renew() {
    clearFlowId();
  }

  @Override
  protected void flowIdSet() {
    pool.flowIds = true;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }
}
