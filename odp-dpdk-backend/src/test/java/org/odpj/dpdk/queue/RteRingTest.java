package org.odpj.dpdk.queue;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.odpj.dpdk.OpenDpdk;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Layouts.Ring;
import org.odpj.dpdk.lib.Mempools;
import org.odpj.dpdk.lib.Rings;

/**
 * Java's side of the ring protocol against C's: a mempool of the kind {@code ring_mp_mc} keeps its
 * elements in an rte_ring, which its compiled code uses with the inline functions of rte_ring.h.
 */
final class RteRingTest {
  private static final int ELEMENTS = 255;

  /**
   * The functions of the mempool's ring, called otherwise than {@link Mempools#common} does: no
   * thread reaches a safepoint before a critical call returns, and such a call would wait for a
   * thread of Java that is stopped there in the middle of its own.
   */
  private static final MethodHandle C_SIDE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

  @RegisterExtension final OpenDpdk dpdk = new OpenDpdk();

  @Test
  void ringsHoldWhatTheyWereMadeFor() {
    for (int flags : new int[] {0, Ring.ONE_PRODUCER | Ring.ONE_CONSUMER}) {
      MemorySegment memory = Rings.create("holds", 5, Ring.EXACT_SIZE | flags);
      RteRing ring = new RteRing(memory);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment pointers = arena.allocate(JAVA_LONG, 8);
        for (int lap = 0; lap < 7; lap++) {
          for (int i = 0; i < 8; i++) {
            pointers.setAtIndex(JAVA_LONG, i, 100 * lap + i);
          }
          assertThat(ring.enqueue(pointers.address(), 3)).isEqualTo(3);
          assertThat(ring.enqueue(pointers.address() + 24, 5)).isEqualTo(2);
          assertThat(ring.enqueue(pointers.address(), 1)).isZero();
          assertThat(ring.length()).isEqualTo(ring.capacity()).isEqualTo(5);
          pointers.fill((byte) 0);
          assertThat(ring.dequeue(pointers.address(), 8)).isEqualTo(5);
          for (int i = 0; i < 5; i++) {
            assertThat(pointers.getAtIndex(JAVA_LONG, i)).isEqualTo(100 * lap + i);
          }
          assertThat(ring.dequeue(pointers.address(), 1)).isZero();
        }
        assertThat(ring.enqueue(pointers.address(), 1)).isOne();
        assertThat(ring.seal()).as("seal of a ring with something in it").isFalse();
        assertThat(ring.dequeue(pointers.address(), 1)).isOne();
        assertThat(ring.seal()).isTrue();
        assertThat(ring.enqueue(pointers.address(), 1)).isZero();
        assertThat(ring.dequeue(pointers.address(), 1)).isZero();
        assertThat(ring.seal()).as("seal of a sealed ring").isFalse();
      } finally {
        Rings.free(memory);
      }
    }
  }

  @Test
  void readsWhatCHasWrittenAndWritesWhatCReads() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pool = createPool(arena, "cside");
      RteRing ring = new RteRing(Rings.lookup("MP_cside"));
      assertThat(ring.length()).isEqualTo(Mempools.available(pool)).isEqualTo(ELEMENTS);
      MemorySegment pointers = arena.allocate(JAVA_LONG, ELEMENTS);
      assertThat(ring.dequeue(pointers.address(), 100)).isEqualTo(100);
      assertThat(Mempools.available(pool)).isEqualTo(ELEMENTS - 100);
      Mempools.freePackets(pointers.address(), 40);
      assertThat(ring.length()).isEqualTo(ELEMENTS - 60);
      assertThat(ring.enqueue(pointers.address() + 40 * 8, 60)).isEqualTo(60);
      assertThat(Mempools.available(pool)).isEqualTo(ELEMENTS);
      Mempools.free(pool);
    }
  }

  @Test
  void threadsOfJavaAndOfCShareARing() throws InterruptedException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment pool = createPool(arena, "mixed");
      RteRing ring = new RteRing(Rings.lookup("MP_mixed"));
      CountDownLatch begin = new CountDownLatch(1);
      // Two: C spins until a preempted thread goes on, for a time slice each if there is no core
      // free.
      Thread[] threads = new Thread[2];
      for (int t = 0; t < threads.length; t++) {
        boolean java = t % 2 == 0;
        int burst = 7 + 14 * t;
        threads[t] = new Thread(() -> churn(pool, ring, java, burst, begin));
        threads[t].start();
      }
      begin.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      MemorySegment pointers = arena.allocate(JAVA_LONG, ELEMENTS);
      assertThat(ring.dequeue(pointers.address(), ELEMENTS)).isEqualTo(ELEMENTS);
      Set<Long> different = new HashSet<>();
      for (int i = 0; i < ELEMENTS; i++) {
        different.add(pointers.getAtIndex(JAVA_LONG, i));
      }
      assertThat(different).as("no element twice").hasSize(ELEMENTS);
      Mempools.freePackets(pointers.address(), ELEMENTS);
      Mempools.free(pool);
    }
  }

  /** Takes a burst out and puts it back, in Java or in C; what is marked is one's own. */
  private static void churn(
      MemorySegment pool, RteRing ring, boolean java, int burst, CountDownLatch begin) {
    MemorySegment take = Mempools.dequeueFunction(pool);
    MemorySegment put = Mempools.enqueueFunction(pool);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointers = arena.allocate(JAVA_LONG, burst);
      begin.await();
      for (int round = 0; round < 10_000; round++) {
        int count =
            java
                ? ring.dequeue(pointers.address(), burst)
                : inC(take, pool, pointers, burst) == 0 ? burst : 0;
        if (count > 0 && java) {
          assertThat(ring.enqueue(pointers.address(), count)).isEqualTo(count);
        } else if (count > 0) {
          assertThat(inC(put, pool, pointers, count)).isZero();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int inC(
      MemorySegment function, MemorySegment pool, MemorySegment pointers, int count) {
    try {
      return (int) C_SIDE.invokeExact(function, pool.address(), pointers.address(), count);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MemorySegment createPool(Arena arena, String name) {
    // rte_mbuf.h: rte_pktmbuf_pool_create_by_ops, as in Mempools, whose pools are of another kind.
    MethodHandle create =
        Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.libraryLookup("librte_mbuf.so.23", Arena.global())
                    .findOrThrow("rte_pktmbuf_pool_create_by_ops"),
                FunctionDescriptor.of(
                    ADDRESS,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_SHORT,
                    JAVA_SHORT,
                    JAVA_INT,
                    ADDRESS));
    try {
      MemorySegment pool =
          (MemorySegment)
              create.invokeExact(
                  arena.allocateFrom(name),
                  ELEMENTS,
                  0,
                  (short) 0,
                  (short) 128,
                  -1,
                  arena.allocateFrom("ring_mp_mc"));
      return pool.reinterpret(Layouts.Mempool.SIZE);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
