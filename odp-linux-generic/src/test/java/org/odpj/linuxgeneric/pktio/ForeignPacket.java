package org.odpj.linuxgeneric.pktio;

import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** A packet of {@link ForeignPool}. */
final class ForeignPacket extends Packet {
  private final ForeignPool pool;
  private final long start;
  private long data;
  private int length;

  ForeignPacket(ForeignPool pool, long start) {
    this.pool = pool;
    this.start = start;
  }

  void renew(int newLength) {
    data = start + ForeignPool.HEADROOM;
    length = newLength;
    resetMetadata();
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return MemorySegment.NULL;
  }

  @Override
  public void free() {
    pool.free(new Packet[] {this}, 0, 1);
  }

  @Override
  public int segmentLength() {
    return length;
  }

  @Override
  public int headroom() {
    return (int) (data - start);
  }

  @Override
  public MemorySegment memory() {
    return pool.memory;
  }

  @Override
  public long dataOffset() {
    return data;
  }

  @Override
  protected int initialHeadroom() {
    return ForeignPool.HEADROOM;
  }

  @Override
  protected int segmentTailroom() {
    return ForeignPool.HEADROOM + pool.maxLength() - headroom() - length;
  }

  @Override
  protected void adjust(int atHead, int atTail) {
    data += atHead;
    length += atTail - atHead;
  }
}
