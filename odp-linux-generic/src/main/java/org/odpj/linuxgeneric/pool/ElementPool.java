package org.odpj.linuxgeneric.pool;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.event.Event;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.UserAreaInit;
import org.odpj.spi.check.Ledger;
import org.odpj.system.MemoryInfo;

/**
 * What pools of packets and of buffers have in common.
 *
 * @param <E> the API's type of the elements
 */
abstract class ElementPool<E extends Event> implements Pool {
  /** What every pool is made of. */
  record Parts(
      String name,
      PoolMemory memory,
      ElementLayout layout,
      @Nullable Ledger ledger,
      OdpLog log,
      Consumer<? super Pool> onClose) {}

  final @Nullable Ledger ledger;
  private final Parts parts;
  private final int capacity;
  private boolean closed;

  ElementPool(Parts parts, int capacity) {
    this.parts = parts;
    this.ledger = parts.ledger();
    this.capacity = capacity;
  }

  /** Where the free elements are. */
  abstract FreeStore<E> store();

  /** Takes elements and notes who has them. */
  final int take(E[] target, int offset, int count) {
    int taken = store().take(target, offset, count);
    if (ledger != null) {
      ledger.allocated(target, offset, taken);
    }
    return taken;
  }

  /** Gives elements back, if the caller owns them. */
  final void give(E[] source, int offset, int count) {
    if (ledger != null) {
      Objects.checkFromIndexSize(offset, count, source.length);
      ledger.freed(source, offset, count);
    }
    store().put(source, offset, count);
  }

  /** The user area of an element, filled by the application if it asked for that. */
  final MemorySegment userArea(int element, @Nullable UserAreaInit init) {
    ElementLayout layout = parts.layout();
    long start = element * layout.stride() + layout.dataBytes();
    MemorySegment userArea = parts.memory().slice(start, layout.userBytes());
    if (init != null) {
      init.init(userArea, element);
    }
    return userArea;
  }

  final MemorySegment segment() {
    return parts.memory().segment;
  }

  @Override
  public final String name() {
    return parts.name();
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public final PoolStatistics statistics() {
    return store().statistics();
  }

  @Override
  public final MemoryInfo.Block memoryUse() {
    ElementLayout layout = parts.layout();
    long used = ((long) layout.dataBytes() + layout.userBytes()) * capacity();
    return new MemoryInfo.Block(name(), segment().byteSize(), used);
  }

  @Override
  public final synchronized void close() {
    if (closed) {
      return;
    }
    long held = capacity() - store().available();
    if (held > 0) {
      reportLeaks();
      throw new IllegalStateException(
          "the pool '%s' cannot be closed: %d of its %d elements are still allocated"
              .formatted(name(), held, capacity));
    }
    release();
    parts.onClose().accept(this);
  }

  /** Frees the memory, whoever still has elements of it. Idempotent. */
  final synchronized void release() {
    if (!closed) {
      closed = true;
      reportLeaks();
      parts.memory().close();
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
