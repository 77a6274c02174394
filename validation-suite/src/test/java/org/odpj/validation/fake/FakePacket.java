package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A contiguous packet: the least that a backend must write. */
final class FakePacket extends Packet implements Tracked {
  private final FakePacketPool pool;
  private final int index;
  private final MemorySegment memory;
  private final long base;
  private final int initialHeadroom;
  private final int size;
  private final MemorySegment userArea;
  private int head;
  private int length = 1;

  FakePacket(
      FakePacketPool pool,
      int index,
      MemorySegment memory,
      long base,
      int headroom,
      int size,
      MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.memory = memory;
    this.base = base;
    this.initialHeadroom = headroom;
    this.size = size;
    this.userArea = userArea;
  }

  void renew(int newLength) {
    head = initialHeadroom;
    length = newLength;
    if (pool.fault != Fault.ALLOC_KEEPS_METADATA) {
      resetMetadata();
    }
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
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

  @Override
  public int segmentLength() {
    return length;
  }

  @Override
  public int headroom() {
    return head;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return base + head;
  }

  @Override
  protected int initialHeadroom() {
    return initialHeadroom;
  }

  @Override
  protected int segmentTailroom() {
    return size - head - length;
  }

  @Override
  protected void adjust(int atHead, int atTail) {
    if (pool.fault != Fault.PUSH_HEAD_MOVES_NOTHING) {
      head += atHead;
    }
    length += atTail - atHead;
  }
}
