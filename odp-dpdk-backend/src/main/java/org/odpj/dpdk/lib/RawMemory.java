package org.odpj.dpdk.lib;

import java.lang.foreign.MemorySegment;

/**
 * All memory of the process, for the few places where a burst crosses between Java and drivers:
 * pointer arrays and the headers of mbufs (decision 2).
 *
 * <p>The segment is a constant, so the JIT drops every check of it. Packet data is never read
 * through it: that goes through the pool's own segment, bounds-checked and dead once the pool is
 * closed.
 */
public final class RawMemory {
  /** Accessed at plain addresses. */
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private RawMemory() {}
}
