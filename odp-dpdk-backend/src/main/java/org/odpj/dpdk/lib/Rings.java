package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Functions of librte_ring that make and find rings; what uses them is inline in C. {@link
 * Libraries#require} comes before any use.
 */
public final class Rings {
  private static final SymbolLookup RING = Libraries.open("ring");

  /** {@code SOCKET_ID_ANY}. */
  private static final int ANY_NODE = -1;

  // rte_ring.h: struct rte_ring *rte_ring_create(const char *name, unsigned int count,
  // int socket_id, unsigned int flags)
  private static final MethodHandle CREATE =
      Downcall.of(
          RING,
          "rte_ring_create",
          FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
  // rte_ring.h: void rte_ring_free(struct rte_ring *r)
  private static final MethodHandle FREE =
      Downcall.of(RING, "rte_ring_free", FunctionDescriptor.ofVoid(ADDRESS));
  // rte_ring.h: struct rte_ring *rte_ring_lookup(const char *name)
  private static final MethodHandle LOOKUP =
      Downcall.of(RING, "rte_ring_lookup", FunctionDescriptor.of(ADDRESS, ADDRESS));

  private Rings() {}

  /**
   * Makes a ring.
   *
   * @return NULL if that fails; {@link Eal#errno} says why
   */
  public static MemorySegment create(String name, int count, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return ((MemorySegment) CREATE.invokeExact(arena.allocateFrom(name), count, ANY_NODE, flags));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Finds a ring of any process that shares this one's memory; NULL if there is none. */
  public static MemorySegment lookup(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) LOOKUP.invokeExact(arena.allocateFrom(name));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Frees a ring; nobody uses it any more. */
  public static void free(MemorySegment ring) {
    try {
      FREE.invokeExact(ring);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
