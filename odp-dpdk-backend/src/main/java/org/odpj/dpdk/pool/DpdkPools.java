package org.odpj.dpdk.pool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.PoolProvider;

/** Makes pools in DPDK's memory. */
public final class DpdkPools implements PoolProvider {
  /** An mbuf's data room is a 16-bit number; what is left of it beside the headroom. */
  private static final int MAX_LENGTH = 0xffff - Layouts.Mbuf.HEADROOM;

  private static final PoolCapability CAPABILITY =
      new PoolCapability(
          /* maxPools= */ 256,
          /* maxElements= */ 1 << 20,
          /* maxBufferSize= */ MAX_LENGTH,
          /* maxAlignment= */ 64,
          /* maxPacketLength= */ MAX_LENGTH,
          /* maxSegments= */ 1,
          /* minHeadroom= */ Layouts.Mbuf.HEADROOM,
          /* maxHeadroom= */ Layouts.Mbuf.HEADROOM,
          /* minTailroom= */ 0,
          /* maxUserArea= */ 4_096,
          /* maxCache= */ Layouts.Mempool.MAX_CACHE);

  /** What a data plane that ends must free even if packets were never given back. */
  private final List<Runnable> releases = new CopyOnWriteArrayList<>();

  /** No pools yet. */
  public DpdkPools() {}

  @Override
  public PoolCapability capability() {
    return CAPABILITY;
  }

  @Override
  public PacketPool createPacketPool(
      String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    DpdkPacketPool pool = DpdkPacketPool.create(name, param, onClose);
    releases.add(pool::free);
    return pool;
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    DpdkBufferPool pool = DpdkBufferPool.create(name, param, onClose);
    releases.add(pool::free);
    return pool;
  }

  /** Frees every pool that is still open. */
  public void close() {
    releases.forEach(Runnable::run);
    releases.clear();
  }
}
