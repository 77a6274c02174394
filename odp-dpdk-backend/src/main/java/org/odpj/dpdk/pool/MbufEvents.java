package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.odpj.dpdk.lib.RawMemory.ALL;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts.Mbuf;
import org.odpj.event.Event;

/**
 * Which event an mbuf is, of any open pool of the process: for mbufs that come by another way than
 * a driver's, which knows its pool.
 */
public final class MbufEvents {
  /** The open pools and their mempools' addresses; a new one at every change. */
  private static final class Pools {
    final long[] mempools;
    final ElementPool[] pools;

    Pools(long[] mempools, ElementPool[] pools) {
      this.mempools = mempools;
      this.pools = pools;
    }

    @Nullable ElementPool of(long mempool) {
      for (int i = 0; i < mempools.length; i++) {
        if (mempools[i] == mempool) {
          return pools[i];
        }
      }
      return null;
    }
  }

  private static volatile Pools open = new Pools(new long[0], new ElementPool[0]);

  private MbufEvents() {}

  static synchronized void add(long mempool, ElementPool pool) {
    int count = open.mempools.length;
    long[] mempools = Arrays.copyOf(open.mempools, count + 1);
    // Its last element is set before anybody sees it.
    ElementPool[] pools = Arrays.copyOf(open.pools, count + 1);
    mempools[count] = mempool;
    pools[count] = pool;
    open = new Pools(mempools, pools);
  }

  static synchronized void remove(long mempool) {
    int count = open.mempools.length - 1;
    long[] mempools = new long[count];
    ElementPool[] pools = new ElementPool[count];
    int kept = 0;
    for (int i = 0; i <= count; i++) {
      if (open.mempools[i] != mempool) {
        mempools[kept] = open.mempools[i];
        pools[kept++] = open.pools[i];
      }
    }
    open = new Pools(mempools, pools);
  }

  /**
   * The mbuf that an event is.
   *
   * @param event any event
   * @return its address
   * @throws IllegalArgumentException if it is none
   */
  public static long mbuf(Event event) {
    if (event instanceof DpdkPacket packet) {
      return packet.mbuf();
    }
    if (event instanceof DpdkBuffer buffer) {
      return buffer.mbuf();
    }
    throw new IllegalArgumentException(
        "a %s that is no mbuf of a dpdk pool cannot be put into an rte_ring"
            .formatted(event.type()));
  }

  /**
   * The event that an mbuf is.
   *
   * @param mbuf the address of one of any pool
   * @return null if its pool is not this process's
   */
  public static @Nullable Event event(long mbuf) {
    ElementPool pool = open.of(ALL.get(JAVA_LONG, mbuf + Mbuf.POOL));
    return pool == null ? null : pool.of(mbuf);
  }

  /**
   * Makes an event, if it is a packet, what a received one is: of what Java noted about it, nothing
   * may be true any more.
   *
   * @param event out of the hands of another process
   */
  public static void forget(Event event) {
    if (event instanceof DpdkPacket packet) {
      packet.forget();
    }
  }
}
