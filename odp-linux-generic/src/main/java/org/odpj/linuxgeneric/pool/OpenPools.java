package org.odpj.linuxgeneric.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pool.ElementPool.Parts;
import org.odpj.pool.Pool;
import org.odpj.spi.BackendContext;

/** The pools of one data plane: makes them, and frees their memory when it ends. */
public final class OpenPools implements AutoCloseable {
  private final Set<ElementPool<?>> open = ConcurrentHashMap.newKeySet();
  private final BackendContext context;

  /**
   * No pools yet.
   *
   * @param context the data plane's configuration and log
   */
  public OpenPools(BackendContext context) {
    this.context = context;
  }

  /** What the parts of a pool are made from. */
  record Request(
      String name,
      int count,
      int alignment,
      ElementLayout layout,
      Consumer<? super Pool> onClose) {}

  <P extends ElementPool<?>> P create(Request request, Function<Parts, P> maker) {
    String name = request.name();
    ElementLayout layout = request.layout();
    PoolMemory memory =
        new PoolMemory(name, layout.stride() * request.count(), request.alignment());
    Consumer<Pool> onClose =
        pool -> {
          open.remove(pool);
          request.onClose().accept(pool);
        };
    try {
      P pool =
          maker.apply(
              new Parts(
                  name,
                  memory,
                  layout,
                  context.ledger(name, request.count()),
                  context.log(),
                  onClose));
      open.add(pool);
      return pool;
    } catch (OutOfMemoryError e) {
      memory.close();
      throw new OdpException(
          ErrorCode.MEMORY_EXHAUSTED,
          "the Java heap cannot hold the %d objects of the pool '%s'; make it smaller or raise -Xmx"
              .formatted(request.count(), name),
          e);
    } catch (RuntimeException e) {
      memory.close(); // What the application's own code threw while it filled user areas.
      throw e;
    }
  }

  /** Frees the memory of every pool, whoever still has elements of it. */
  @Override
  public void close() {
    open.forEach(ElementPool::release);
    open.clear();
  }
}
