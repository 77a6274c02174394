package org.odpj.linuxgeneric.pool;

import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.linuxgeneric.pool.OpenPools.Request;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.PoolProvider;

/** Makes pools of packets and of buffers. */
public final class LinuxPools implements PoolProvider {
  private static final PoolCapability CAPABILITY =
      new PoolCapability(
          1_024,
          1 << 22,
          1 << 24,
          4_096,
          65_536,
          1,
          LinuxPacketPool.MIN_HEADROOM,
          2_048,
          0,
          4_096,
          4_096);

  private final OpenPools pools;

  /**
   * Pools of one data plane.
   *
   * @param pools where they are made
   */
  public LinuxPools(OpenPools pools) {
    this.pools = pools;
  }

  @Override
  public PoolCapability capability() {
    return CAPABILITY;
  }

  @Override
  public PacketPool createPacketPool(
      String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    int headroom = LinuxPacketPool.headroom(param);
    ElementLayout layout =
        ElementLayout.of(headroom + param.length(), param.userArea(), param.alignment());
    return pools.create(
        new Request(name, param.count(), param.alignment(), layout, onClose),
        parts -> new LinuxPacketPool(param, parts));
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(param.size(), param.userArea(), param.alignment());
    return pools.create(
        new Request(name, param.count(), param.alignment(), layout, onClose),
        parts -> new LinuxBufferPool(param, parts));
  }
}
