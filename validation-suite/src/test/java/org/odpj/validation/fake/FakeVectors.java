package org.odpj.validation.fake;

import java.util.function.Consumer;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.spi.VectorProvider;

/** Makes pools of vectors. */
record FakeVectors(FakePools pools) implements VectorProvider {
  @Override
  public VectorPoolCapability capability() {
    return new VectorPoolCapability(16, 10_000, 64, 256, 128);
  }

  @Override
  public EventVectorPool createEventVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose) {
    return new FakeEventVectorPool(name, param, pools, onClose);
  }

  @Override
  public PacketVectorPool createPacketVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose) {
    return new FakePacketVectorPool(name, param, pools, onClose);
  }
}
