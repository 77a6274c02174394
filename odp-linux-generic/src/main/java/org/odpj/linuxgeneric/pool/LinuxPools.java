package org.odpj.linuxgeneric.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pool.ElementPool.Parts;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolCapability;
import org.odpj.spi.BackendContext;
import org.odpj.spi.PoolProvider;
import org.odpj.spi.check.Ledger;

/** Makes the pools of one data plane, and frees their memory when it ends. */
public final class LinuxPools implements PoolProvider, AutoCloseable {
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

  private final Set<ElementPool<?>> open = ConcurrentHashMap.newKeySet();
  private final BackendContext context;

  /**
   * No pools yet.
   *
   * @param context the data plane's configuration and log
   */
  public LinuxPools(BackendContext context) {
    this.context = context;
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
    return create(
        name,
        param.count(),
        param.alignment(),
        layout,
        onClose,
        parts -> new LinuxPacketPool(param, parts));
  }

  @Override
  public BufferPool createBufferPool(
      String name, BufferPoolParam param, Consumer<? super Pool> onClose) {
    ElementLayout layout = ElementLayout.of(param.size(), param.userArea(), param.alignment());
    return create(
        name,
        param.count(),
        param.alignment(),
        layout,
        onClose,
        parts -> new LinuxBufferPool(param, parts));
  }

  private <P extends ElementPool<?>> P create(
      String name,
      int count,
      int alignment,
      ElementLayout layout,
      Consumer<? super Pool> onClose,
      Function<Parts, P> maker) {
    PoolMemory memory = new PoolMemory(name, layout.stride() * count, alignment);
    @Nullable Ledger ledger = context.ledger(name, count);
    Consumer<Pool> onPoolClose =
        pool -> {
          open.remove(pool);
          onClose.accept(pool);
        };
    try {
      P pool = maker.apply(new Parts(name, memory, layout, ledger, context.log(), onPoolClose));
      open.add(pool);
      return pool;
    } catch (OutOfMemoryError e) {
      memory.close();
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED,
          "the Java heap cannot hold the %d objects of the pool '%s'; make it smaller or raise -Xmx"
              .formatted(count, name),
          e);
    }
  }

  /** Frees the memory of every pool, whoever still has elements of it. */
  @Override
  public void close() {
    open.forEach(ElementPool::release);
    open.clear();
  }
}
