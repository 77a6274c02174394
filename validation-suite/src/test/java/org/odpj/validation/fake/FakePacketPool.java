package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.system.MemoryInfo;

/** A pool of contiguous packets. */
class FakePacketPool implements PacketPool {
  final Fault fault;
  final FreeList<Packet> free;
  final Consumer<? super Pool> onClose;
  private final String name;
  private final PacketPoolParam param;
  private final int count;
  private final MemorySegment areas;

  FakePacketPool(
      String name, PacketPoolParam param, FakePools pools, Consumer<? super Pool> onClose) {
    this.name = name;
    this.param = param;
    this.fault = pools.fault();
    this.onClose = onClose;
    long head = roundUp(param.headroom());
    long stride = head + roundUp(param.longest());
    this.count =
        fault == Fault.POOL_FORGETS_FURTHER_DEMANDS ? param.count() : (int) param.segments(_ -> 1);
    this.free = new FreeList<>(name, count, stride * count, pools);
    MemorySegment data = free.arena.allocate(stride * count, param.alignment());
    this.areas = free.arena.allocate(Math.max(1, (long) param.userArea() * count));
    free.fill(
        i -> new FakePacket(this, i, data, i * stride, (int) head, (int) stride, userArea(i)));
  }

  /** A pool whose packets come later. */
  FakePacketPool(
      String name,
      PacketPoolParam param,
      FreeList<Packet> free,
      Fault fault,
      Consumer<? super Pool> onClose) {
    this.name = name;
    this.param = param;
    this.fault = fault;
    this.onClose = onClose;
    this.count = param.count();
    this.free = free;
    this.areas = free.arena.allocate(Math.max(1, (long) param.userArea() * count));
  }

  final MemorySegment userArea(int index) {
    MemorySegment area = areas.asSlice((long) index * param.userArea(), param.userArea());
    if (param.userAreaInit() != null && fault != Fault.USER_AREAS_NOT_FILLED) {
      param.userAreaInit().init(area, index);
    }
    return area;
  }

  private long roundUp(int bytes) {
    return (bytes + param.alignment() - 1L) / param.alignment() * param.alignment();
  }

  @Override
  public PacketPoolParam param() {
    return param;
  }

  @Override
  public int maxLength() {
    return (int) roundUp(param.longest());
  }

  @Override
  public @Nullable Packet alloc(int length) {
    checkLength(length);
    Packet packet = length > maxLength() ? null : free.take();
    if (packet != null) {
      ((FakePacket) packet).renew(length);
    }
    return packet;
  }

  @Override
  public int alloc(int length, Packet[] packets, int offset, int count) {
    checkLength(length);
    Objects.checkFromIndexSize(offset, count, packets.length);
    int taken = length > maxLength() ? 0 : free.take(packets, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((FakePacket) packets[i]).renew(length);
    }
    return taken;
  }

  @Override
  public void free(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    free.give(packets, offset, count);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int capacity() {
    return count;
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

  static void checkLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
  }
}
