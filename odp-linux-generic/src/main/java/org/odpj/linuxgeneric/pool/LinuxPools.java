package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.linuxgeneric.pool.OpenPools.Request;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.ExternalPoolCapability;
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
          LinuxPacketPool.LONGEST,
          LinuxPacketPool.MAX_SEGMENTS,
          LinuxPacketPool.MIN_HEADROOM,
          2_048,
          0,
          4_096,
          4_096);

  private static final ExternalPoolCapability EXTERNAL =
      new ExternalPoolCapability(
          /* maxPools= */ 1_024,
          /* maxBuffers= */ 1 << 22,
          /* maxBufferSize= */ 1 << 24,
          /* bufferAlignment= */ 1);

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
    ElementLayout layout = LinuxPacketPool.layout(param);
    long elements = LinuxPacketPool.elements(param, layout);
    if (elements > CAPABILITY.maxElements()) {
      throw new IllegalArgumentException(
          "%d packets of %d bytes need %d segments, more than %d"
              .formatted(param.count(), param.length(), elements, CAPABILITY.maxElements()));
    }
    return pools.create(
        new Request(name, (int) elements, param.alignment(), layout, onClose),
        parts -> new LinuxPacketPool(param, (int) elements, parts));
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(param.size(), param.userArea(), param.alignment());
    return pools.create(
        new Request(name, param.count(), param.alignment(), layout, onClose),
        parts -> new LinuxBufferPool(param, parts));
  }

  @Override
  public ExternalPoolCapability externalCapability() {
    return EXTERNAL;
  }

  @Override
  public ExternalPacketPool createExternalPacketPool(
      String name, MemorySegment memory, ExternalPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(0, param.userArea(), ElementLayout.CACHE_LINE);
    return pools.create(
        new Request(name, param.count(), ElementLayout.CACHE_LINE, layout, onClose),
        parts -> LinuxExternalPool.of(param, memory, parts));
  }
}
