package org.odpj.dpdk.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.Buffer;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A buffer in an mbuf's data room. */
final class DpdkBuffer extends Buffer implements Tracked {
  private final DpdkBufferPool pool;
  private final int number;
  private final long mbuf;
  private final MemorySegment memory;
  private final MemorySegment userArea;

  DpdkBuffer(
      DpdkBufferPool pool, int number, long mbuf, MemorySegment memory, MemorySegment userArea) {
    this.pool = pool;
    this.number = number;
    this.mbuf = mbuf;
    this.memory = memory;
    this.userArea = userArea;
  }

  long mbuf() {
    return mbuf;
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

  @Override
  public int index() {
    return number;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }
}
