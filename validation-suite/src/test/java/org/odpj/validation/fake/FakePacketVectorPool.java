package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolParam;

/** A pool of vectors of packets. */
final class FakePacketVectorPool extends FakeVectorPool<PacketVector> implements PacketVectorPool {
  FakePacketVectorPool(
      String name, VectorPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    super(name, param, pools, onClose);
    fill(i -> new Vector(this, new Packet[param.size()], userArea(i)));
  }

  @Override
  public @Nullable PacketVector alloc() {
    PacketVector taken = take();
    if (taken instanceof Vector vector) {
      vector.renew();
    }
    return taken;
  }

  private static final class Vector extends PacketVector {
    private final FakePacketVectorPool pool;
    private final Packet[] table;
    private final MemorySegment userArea;
    private int size;
    private boolean userFlag;

    Vector(FakePacketVectorPool pool, Packet[] table, MemorySegment userArea) {
      this.pool = pool;
      this.table = table;
      this.userArea = userArea;
    }

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
      size = checkSize(newSize, table.length);
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
      pool.free(this, table, size);
    }

    @Override
    public void freeVector() {
      pool.free(this, table, 0);
    }
  }
}
