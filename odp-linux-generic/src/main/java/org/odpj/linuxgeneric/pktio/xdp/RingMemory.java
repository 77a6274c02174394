package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;

/**
 * One of the four rings of an AF_XDP socket, in memory that is shared with the kernel: indexes that
 * count up for ever, of which each side writes one, and entries.
 *
 * @param memory all of it
 * @param producerAt where the producer's index is
 * @param consumerAt where the consumer's index is
 * @param flagsAt where the flags are
 * @param entriesAt where the entries start
 */
record RingMemory(
    MemorySegment memory, long producerAt, long consumerAt, long flagsAt, long entriesAt) {
  /** Entries of every ring; a power of two. */
  static final int SIZE = 2048;

  static final int MASK = SIZE - 1;

  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final int NEED_WAKEUP = 1; // XDP_RING_NEED_WAKEUP

  /**
   * Maps a ring.
   *
   * @param fd the socket
   * @param pageOffset which ring
   * @param offsets {@code struct xdp_ring_offset} of that ring
   * @param entrySize bytes of an entry
   * @return the ring, mapped until the arena is closed
   */
  static RingMemory map(
      Arena arena, String device, int fd, long pageOffset, MemorySegment offsets, int entrySize) {
    long entries = offsets.getAtIndex(JAVA_LONG, 2);
    long size = entries + (long) SIZE * entrySize;
    long address = Libc.map(new Errno(arena), fd, pageOffset, size);
    XskSocket.check(device, "mapping a ring", address);
    return new RingMemory(
        MemorySegment.ofAddress(address).reinterpret(size, arena, RingMemory::unmap),
        offsets.getAtIndex(JAVA_LONG, 0),
        offsets.getAtIndex(JAVA_LONG, 1),
        offsets.getAtIndex(JAVA_LONG, 3),
        entries);
  }

  private static void unmap(MemorySegment memory) {
    try (Arena arena = Arena.ofConfined()) {
      Libc.unmap(new Errno(arena), memory.address(), memory.byteSize());
    }
  }

  /** The producer's index, with all that it published. */
  int producer() {
    return (int) INT.getAcquire(memory, producerAt);
  }

  /** Publishes entries up to an index. */
  void producer(int index) {
    INT.setRelease(memory, producerAt, index);
  }

  /** The consumer's index: entries before it are free. */
  int consumer() {
    return (int) INT.getAcquire(memory, consumerAt);
  }

  /** Frees entries up to an index. */
  void consumer(int index) {
    INT.setRelease(memory, consumerAt, index);
  }

  /** Whether the kernel looks at the ring only when it is told to. */
  boolean needsWakeup() {
    return ((int) INT.getVolatile(memory, flagsAt) & NEED_WAKEUP) != 0;
  }

  /** Where an entry of 8 bytes is. */
  long at8(int index) {
    return entriesAt + (long) (index & MASK) * 8;
  }

  /** Where an entry of 16 bytes is. */
  long at16(int index) {
    return entriesAt + (long) (index & MASK) * 16;
  }
}
