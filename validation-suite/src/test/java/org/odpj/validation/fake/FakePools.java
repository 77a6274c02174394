package org.odpj.validation.fake;

import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.PoolProvider;

/** Makes pools. */
final class FakePools implements PoolProvider {
  private final Fault fault;

  FakePools(Fault fault) {
    this.fault = fault;
  }

  @Override
  public PoolCapability capability() {
    return new PoolCapability(32, 100_000, 1 << 20, 4_096, 65_536, 1, 0, 1_024, 0, 1_024, 512);
  }

  @Override
  public PacketPool createPacketPool(
      String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    return new FakePacketPool(name, param, fault, onClose);
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    return new FakeBufferPool(name, param, fault, onClose);
  }
}
