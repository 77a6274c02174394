package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;

/** A pool of contiguous packets in memory of the application. */
final class FakeExternalPool extends FakePacketPool implements ExternalPacketPool {
  private final ExternalPoolParam param;
  private final MemorySegment memory;
  private final List<Long> starts = new ArrayList<>();

  FakeExternalPool(
      String name,
      MemorySegment memory,
      ExternalPoolParam param,
      FakePools pools,
      Consumer<? super Pool> onClose) {
    super(
        name,
        PacketPoolParam.of(param.count(), param.bufferSize() - param.header() - param.headroom())
            .withAlignment(1)
            .withHeadroom(param.headroom())
            .withUserArea(param.userArea())
            .withUserAreaInit(param.userAreaInit())
            .withCache(param.cache()),
        new FreeList<>(name, param.count(), 0, pools),
        pools.fault(),
        onClose);
    this.param = param;
    this.memory = memory;
  }

  @Override
  public ExternalPoolParam externalParam() {
    return param;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public boolean isPopulated() {
    return starts.size() == param.count();
  }

  @Override
  public int capacity() {
    return isPopulated() ? param.count() : 0;
  }

  @Override
  public void populate(long[] buffers, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffers.length);
    if (starts.size() + count > param.count()) {
      throw new IllegalArgumentException(count + " buffers more are too many");
    }
    List<Long> all = new ArrayList<>(starts);
    for (int i = offset; i < offset + count; i++) {
      long start = Objects.checkFromIndexSize(buffers[i], param.bufferSize(), memory.byteSize());
      if (fault != Fault.EXTERNAL_POOL_TAKES_OVERLAPS
          && all.stream().anyMatch(other -> Math.abs(other - start) < param.bufferSize())) {
        throw new IllegalArgumentException("the buffer at %d overlaps".formatted(start));
      }
      all.add(start);
    }
    starts.clear();
    starts.addAll(all);
    if (isPopulated()) {
      int header = fault == Fault.EXTERNAL_POOL_USES_HEADERS ? 0 : param.header();
      int size = param.bufferSize() - param.header();
      free.fill(i ->
          new FakePacket(
              this, i, memory, starts.get(i) + header, param.headroom(), size, userArea(i)));
    }
  }

  @Override
  public void close() {
    if (isPopulated()) {
      super.close();
    } else {
      onClose.accept(this);
    }
  }
}
