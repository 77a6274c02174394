package org.odpj.dpdk.pool;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.event.Event;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.spi.check.Ledger;
import org.odpj.system.MemoryInfo;

/**
 * What pools of packets and of buffers have in common. How elements become objects is each pool's
 * own, so that it is compiled for one class of objects.
 */
abstract class ElementPool implements Pool {
  /** What every pool is made of. */
  record Parts(
      String name,
      MbufPool mbufs,
      @Nullable Ledger ledger,
      OdpLog log,
      Consumer<? super Pool> onClose) {}

  final MbufPool mbufs;
  final ElementIndex index;
  final @Nullable Ledger ledger;
  private final Parts parts;
  private boolean closed;

  ElementPool(Parts parts) {
    this.parts = parts;
    this.mbufs = parts.mbufs();
    this.index = mbufs.index();
    this.ledger = parts.ledger();
  }

  /** The object of an mbuf. */
  abstract Event of(long mbuf);

  @Override
  public final String name() {
    return parts.name();
  }

  @Override
  public final int capacity() {
    return mbufs.count();
  }

  @Override
  public final PoolStatistics statistics() {
    return mbufs.statistics();
  }

  @Override
  public final MemoryInfo.Block memoryUse() {
    return mbufs.memoryUse(name());
  }

  @Override
  public final synchronized void close() {
    if (closed) {
      return;
    }
    long held = capacity() - statistics().available();
    if (held > 0) {
      reportLeaks();
      throw new IllegalStateException(
          "the pool '%s' cannot be closed: %d of its %d elements are still allocated"
              .formatted(name(), held, capacity()));
    }
    release();
  }

  /** Frees the memory, whoever still has elements of it. Idempotent. */
  final synchronized void release() {
    if (!closed) {
      closed = true;
      reportLeaks();
      mbufs.free();
      parts.onClose().accept(this);
    }
  }

  private void reportLeaks() {
    if (ledger != null) {
      for (String leak : ledger.leaks()) {
        parts.log().log(Level.WARNING, "pool '%s': never freed: %s".formatted(name(), leak));
      }
    }
  }
}
