package org.odpj.validation.fake;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.ExternalPoolCapability;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.BackendContext;
import org.odpj.spi.PoolProvider;

/** Makes pools. */
record FakePools(Fault fault, BackendContext context, List<FreeList<?>> made)
    implements PoolProvider {
  FakePools(Fault fault, BackendContext context) {
    this(fault, context, new CopyOnWriteArrayList<>());
  }

  @Override
  public PoolCapability capability() {
    return new PoolCapability(32, 100_000, 1 << 20, 4_096, 65_536, 1, 0, 1_024, 0, 1_024, 512);
  }

  @Override
  public PacketPool createPacketPool(
      String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    FakePacketPool pool = new FakePacketPool(name, param, this, onClose);
    made.add(pool.free);
    return pool;
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    FakeBufferPool pool = new FakeBufferPool(name, param, this, onClose);
    made.add(pool.free);
    return pool;
  }

  @Override
  public ExternalPoolCapability externalCapability() {
    return new ExternalPoolCapability(32, 100_000, 65_536, 1);
  }

  @Override
  public ExternalPacketPool createExternalPacketPool(
      String name, MemorySegment memory, ExternalPoolParam param, Consumer<? super Pool> onClose) {
    FakeExternalPool pool = new FakeExternalPool(name, memory, param, this, onClose);
    made.add(pool.free);
    return pool;
  }

  void close() {
    made.forEach(FreeList::reportLeaks);
  }
}
