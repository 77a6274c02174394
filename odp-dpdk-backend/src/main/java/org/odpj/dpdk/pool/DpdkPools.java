package org.odpj.dpdk.pool;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.BackendContext;
import org.odpj.spi.PoolProvider;

/** Makes pools in DPDK's memory. */
public final class DpdkPools implements PoolProvider {
  private static final PoolCapability CAPABILITY =
      new PoolCapability(
          /* maxPools= */ 256,
          /* maxElements= */ 1 << 20,
          /* maxBufferSize= */ DpdkPacketPool.LONGEST,
          /* maxAlignment= */ 64,
          /* maxPacketLength= */ DpdkPacketPool.LONGEST,
          /* maxSegments= */ DpdkPacketPool.MAX_SEGMENTS,
          /* minHeadroom= */ Layouts.Mbuf.HEADROOM,
          /* maxHeadroom= */ Layouts.Mbuf.HEADROOM,
          /* minTailroom= */ 0,
          /* maxUserArea= */ 4_096,
          /* maxCache= */ Layouts.Mempool.MAX_CACHE);

  /** What a data plane that ends must free even if packets were never given back. */
  private final Set<ElementPool> open = ConcurrentHashMap.newKeySet();

  private final BackendContext context;

  /**
   * No pools yet.
   *
   * @param context the data plane's configuration and log
   */
  public DpdkPools(BackendContext context) {
    this.context = context;
  }

  @Override
  public PoolCapability capability() {
    return CAPABILITY;
  }

  @Override
  public PacketPool createPacketPool(
      String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    long elements = DpdkPacketPool.elements(param);
    if (elements > CAPABILITY.maxElements()) {
      throw new IllegalArgumentException(
          "%d packets of %d bytes need %d segments, more than %d"
              .formatted(param.count(), param.length(), elements, CAPABILITY.maxElements()));
    }
    MbufPool mbufs =
        MbufPool.create(
            name, (int) elements, param.cache(), DpdkPacketPool.dataRoom(param), param.userArea());
    return opened(mbufs, () -> new DpdkPacketPool(param, parts(name, mbufs, onClose)));
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    MbufPool mbufs =
        MbufPool.create(name, param.count(), param.cache(), param.size(), param.userArea());
    return opened(mbufs, () -> new DpdkBufferPool(param, parts(name, mbufs, onClose)));
  }

  private ElementPool.Parts parts(String name, MbufPool mbufs, Consumer<? super Pool> onClose) {
    Consumer<Pool> onPoolClose =
        pool -> {
          open.remove(pool);
          MbufEvents.remove(mbufs.mempool().address());
          onClose.accept(pool);
        };
    return new ElementPool.Parts(
        name, mbufs, context.ledger(name, mbufs.count()), context.log(), onPoolClose);
  }

  private <P extends ElementPool> P opened(MbufPool mbufs, Supplier<P> maker) {
    try {
      P pool = maker.get();
      open.add(pool);
      MbufEvents.add(mbufs.mempool().address(), pool);
      return pool;
    } catch (RuntimeException e) {
      mbufs.free(); // What the application's own code threw while it filled user areas.
      throw e;
    }
  }

  /** Frees every pool that is still open. */
  public void close() {
    List.copyOf(open).forEach(ElementPool::release);
  }
}
