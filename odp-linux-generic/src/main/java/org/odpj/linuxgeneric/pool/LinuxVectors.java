package org.odpj.linuxgeneric.pool;

import java.util.function.Consumer;
import org.odpj.event.EventVectorPool;
import org.odpj.linuxgeneric.pool.OpenPools.Request;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.spi.VectorProvider;

/** Makes pools of vectors. Their tables are on the heap; off it are only the user areas. */
public final class LinuxVectors implements VectorProvider {
  private static final VectorPoolCapability CAPABILITY =
      new VectorPoolCapability(
          /* maxPools= */ 1_024,
          /* maxElements= */ 1 << 20,
          /* maxSize= */ 4_096,
          /* maxUserArea= */ 4_096,
          /* maxCache= */ 4_096);

  private final OpenPools pools;

  /**
   * Pools of one data plane.
   *
   * @param pools where they are made
   */
  public LinuxVectors(OpenPools pools) {
    this.pools = pools;
  }

  @Override
  public VectorPoolCapability capability() {
    return CAPABILITY;
  }

  @Override
  public EventVectorPool createEventVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose) {
    return pools.create(
        request(name, param, onClose), parts -> new LinuxEventVectorPool(param, parts));
  }

  @Override
  public PacketVectorPool createPacketVectorPool(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose) {
    return pools.create(
        request(name, param, onClose), parts -> new LinuxPacketVectorPool(param, parts));
  }

  private static Request request(
      String name, VectorPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(0, param.userArea(), ElementLayout.CACHE_LINE);
    return new Request(name, param.count(), ElementLayout.CACHE_LINE, layout, onClose);
  }
}
