package org.odpj.linuxgeneric.pktio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.PoolStatistics;
import org.odpj.system.MemoryInfo;

/** A pool of another backend: drivers know nothing of it but the API. One thread only. */
final class ForeignPool implements PacketPool {
  static final int HEADROOM = 64;

  final MemorySegment memory;
  private final PacketPoolParam param;
  private final Arena arena = Arena.ofShared();
  private final ArrayDeque<ForeignPacket> free = new ArrayDeque<>();

  ForeignPool(int count, int length) {
    param = PacketPoolParam.of(count, length);
    long stride = (long) HEADROOM + length;
    memory = arena.allocate(stride * count, 64);
    for (int i = 0; i < count; i++) {
      free.add(new ForeignPacket(this, i * stride));
    }
  }

  @Override
  public PacketPoolParam param() {
    return param;
  }

  @Override
  public int maxLength() {
    return param.length();
  }

  @Override
  public @Nullable Packet alloc(int length) {
    Packet[] one = new Packet[1];
    return alloc(length, one, 0, 1) == 1 ? one[0] : null;
  }

  @Override
  public int alloc(int length, Packet[] packets, int offset, int count) {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length + " is less than 1");
    }
    if (length > maxLength()) {
      return 0;
    }
    int got = Math.min(count, free.size());
    for (int i = 0; i < got; i++) {
      ForeignPacket packet = free.pop();
      packet.renew(length);
      packets[offset + i] = packet;
    }
    return got;
  }

  @Override
  public void free(Packet[] packets, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      free.push((ForeignPacket) packets[i]);
    }
  }

  @Override
  public String name() {
    return "foreign";
  }

  @Override
  public int capacity() {
    return param.count();
  }

  @Override
  public PoolStatistics statistics() {
    return PoolStatistics.withoutOps(free.size(), 0, 0);
  }

  @Override
  public MemoryInfo.Block memoryUse() {
    throw new AssertionError("a driver has no business with a pool's memory");
  }

  @Override
  public void close() {
    arena.close();
  }
}
