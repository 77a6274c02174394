package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadSlot;

/**
 * The calling thread as DPDK sees it. With an lcore id, a thread has a cache of its own in every
 * pool.
 *
 * <p>Only an {@link OdpThread} gets one, because only of that the end is known: ids are few, and
 * what is left in the cache of a thread that ended is lost to all others. Every other thread works
 * on the pools' common store, which is slower and just as right.
 */
public final class Lcore implements AutoCloseable {
  /** One for the process, like EAL itself. */
  private static final ThreadSlot<Lcore> CURRENT = new ThreadSlot<>(Lcore::enter);

  /** Whether threads may become lcores. */
  private static volatile boolean registers = true;

  private static final Set<ElementStore> STORES = ConcurrentHashMap.newKeySet();

  private final int id;

  /** Addresses on their way between a pool and its Java objects; collected with the thread. */
  private final MemorySegment addresses =
      Arena.ofAuto().allocate(JAVA_LONG, Layouts.Mempool.MAX_CACHE);

  private Lcore(int id) {
    this.id = id;
  }

  private static Lcore enter() {
    boolean known =
        registers && Thread.currentThread() instanceof OdpThread && Eal.threadRegister() >= 0;
    return new Lcore(known ? Eal.lcoreId() : Eal.LCORE_NONE);
  }

  /**
   * The calling thread, which is made known to DPDK at the first call.
   *
   * @return always the same for a thread
   */
  public static Lcore current() {
    return CURRENT.get();
  }

  /**
   * From now on no thread becomes an lcore: EAL lets no other process join once a thread has, since
   * lcore ids, and with them the pools' caches, are common to all processes.
   */
  public static void stayShareable() {
    registers = false;
  }

  /** The lcore id, or {@link Eal#LCORE_NONE}. */
  int id() {
    return id;
  }

  /**
   * Memory of the thread's own for addresses, until it makes another call.
   *
   * @return room for {@link Layouts.Mempool#MAX_CACHE} of them
   */
  public MemorySegment addresses() {
    return addresses;
  }

  static void add(ElementStore store) {
    STORES.add(store);
  }

  static void remove(ElementStore store) {
    STORES.remove(store);
  }

  /** Called when the thread ends: what it cached goes back to the common stores. */
  @Override
  public void close() {
    if (id != Eal.LCORE_NONE) {
      STORES.forEach(store -> store.flush(id));
      Eal.threadUnregister();
    }
  }
}
