package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PacketVectorPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/** A vector of packets of any backend. */
final class LinuxPacketVector extends PacketVector implements Tracked {
  private final LinuxPacketVectorPool pool;
  private final int index;
  private final Packet[] table;
  private final MemorySegment userArea;
  private int size;
  private boolean userFlag;

  LinuxPacketVector(LinuxPacketVectorPool pool, int index, Packet[] table, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.table = table;
    this.userArea = userArea;
  }

  /** Makes it a new vector. */
  void renew() {
    size = 0;
    userFlag = false;
    clearFlowId();
  }

  @Override
  public PacketVectorPool pool() {
    return pool;
  }

  @Override
  public Packet[] table() {
    return table;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void size(int newSize) {
    size = VectorSize.check(newSize, table.length);
  }

  @Override
  public boolean userFlag() {
    return userFlag;
  }

  @Override
  public void userFlag(boolean flag) {
    userFlag = flag;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free(this, size);
  }

  @Override
  public void freeVector() {
    pool.free(this, 0);
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
