package org.odpj.dpdk.queue;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.odpj.dpdk.lib.RawMemory.ALL;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.odpj.dpdk.lib.Layouts.Ring;

/**
 * Puts pointers into an rte_ring and takes them out, as the inline functions of rte_ring.h do in
 * other processes (its C11 form). For sides of the kinds MT and ST.
 *
 * <p><b>Protocol.</b> Each side has a head and a tail, which count modulo 2 to the power of 32. A
 * thread claims slots by moving its side's head on, by compare-and-set unless it is the only one;
 * copies; and then moves the tail over them, after all that claimed before it have moved it over
 * theirs. The other side goes as far as that tail.
 *
 * <p><b>Memory order.</b> A tail is stored with release and read by the other side with acquire, so
 * what was copied, and what the pointers point to, is seen. The own head is read with acquire and
 * exchanged with release: whoever claims after a claim reads no older tail than that one did.
 *
 * <p><b>Safepoints.</b> The JVM may stop a thread between its claim and its tail; others on its
 * side wait until it goes on. So C code of this process must not use the same side of the ring in a
 * critical downcall: the JVM would wait for the end of that call, and the call for the stopped
 * thread. C code of other processes may.
 */
final class RteRing {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final int SPINS = 100;
  private static final int YIELDS = 200;
  private static final long SLEEP_NANOS = 50_000;

  private final long slots;
  private final int mask;
  private final int capacity;
  private final long producer;
  private final long consumer;
  private final boolean oneProducer;
  private final boolean oneConsumer;

  /** A ring at the address of a {@code struct rte_ring}, which must stay. */
  RteRing(MemorySegment at) {
    long ring = at.address();
    this.slots = ring + Ring.SIZE;
    this.mask = ALL.get(JAVA_INT, ring + Ring.MASK);
    this.capacity = ALL.get(JAVA_INT, ring + Ring.CAPACITY);
    this.producer = ring + Ring.PRODUCER;
    this.consumer = ring + Ring.CONSUMER;
    this.oneProducer = producerKind() == Ring.SYNC_ST;
    this.oneConsumer = consumerKind() == Ring.SYNC_ST;
  }

  /** {@link Ring#SYNC_MT}, {@link Ring#SYNC_ST}, or a kind that this class does not know. */
  int producerKind() {
    return ALL.get(JAVA_INT, producer + Ring.SYNC_TYPE);
  }

  /** {@link Ring#SYNC_MT}, {@link Ring#SYNC_ST}, or a kind that this class does not know. */
  int consumerKind() {
    return ALL.get(JAVA_INT, consumer + Ring.SYNC_TYPE);
  }

  /** How many pointers fit. */
  int capacity() {
    return capacity;
  }

  /** How many pointers can be taken out; exact when nobody uses the ring. */
  int length() {
    int taken = acquire(consumer + Ring.TAIL);
    int length = acquire(producer + Ring.TAIL) - taken;
    return Math.clamp(length, 0, capacity);
  }

  /**
   * Puts in as many as fit.
   *
   * @param pointers address of an array
   * @return how many, a prefix
   */
  int enqueue(long pointers, int count) {
    int claimed;
    int head;
    do {
      head = acquire(producer + Ring.HEAD);
      claimed = Math.min(count, capacity + acquire(consumer + Ring.TAIL) - head);
      if (claimed <= 0) {
        return 0;
      }
    } while (!claim(producer, oneProducer, head, head + claimed));
    int first = Math.min(claimed, mask + 1 - (head & mask));
    copy(pointers, slot(head), first);
    copy(pointers + (long) first * Long.BYTES, slots, claimed - first);
    publish(producer, oneProducer, head, head + claimed);
    return claimed;
  }

  /**
   * Takes out as many as there are.
   *
   * @param pointers address of an array
   * @return how many
   */
  int dequeue(long pointers, int count) {
    int claimed;
    int head;
    do {
      head = acquire(consumer + Ring.HEAD);
      claimed = Math.min(count, acquire(producer + Ring.TAIL) - head);
      if (claimed <= 0) {
        return 0;
      }
    } while (!claim(consumer, oneConsumer, head, head + claimed));
    int first = Math.min(claimed, mask + 1 - (head & mask));
    copy(slot(head), pointers, first);
    copy(slots, pointers + (long) first * Long.BYTES, claimed - first);
    publish(consumer, oneConsumer, head, head + claimed);
    return claimed;
  }

  /**
   * Claims all room, if the ring is empty and nobody is just using it: from then on it is full for
   * producers and empty for consumers.
   *
   * @return false if it was not empty
   */
  boolean seal() {
    int head = acquire(producer + Ring.HEAD);
    // The consumers' tail is at the producers' head when nothing is inside or on its way.
    return acquire(consumer + Ring.TAIL) == head
        && INT.compareAndSet(ALL, producer + Ring.HEAD, head, head + capacity);
  }

  private long slot(int position) {
    return slots + (long) (position & mask) * Long.BYTES;
  }

  private static void copy(long from, long to, int count) {
    MemorySegment.copy(ALL, from, ALL, to, (long) count * Long.BYTES);
  }

  private static int acquire(long address) {
    return (int) INT.getAcquire(ALL, address);
  }

  private static boolean claim(long side, boolean alone, int from, int to) {
    if (alone) {
      ALL.set(JAVA_INT, side + Ring.HEAD, to);
      return true;
    }
    return INT.compareAndSet(ALL, side + Ring.HEAD, from, to);
  }

  private static void publish(long side, boolean alone, int from, int to) {
    if (!alone && acquire(side + Ring.TAIL) != from) {
      awaitTail(side, from);
    }
    INT.setRelease(ALL, side + Ring.TAIL, to);
  }

  /** Waits for those that claimed before: a few instructions, if none of them was interrupted. */
  @SuppressWarnings("ThreadPriorityCheck") // They may need this core.
  private static void awaitTail(long side, int from) {
    for (int round = 0; acquire(side + Ring.TAIL) != from; round++) {
      if (round < SPINS) {
        Thread.onSpinWait();
      } else if (round < SPINS + YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(SLEEP_NANOS);
      }
    }
  }
}
