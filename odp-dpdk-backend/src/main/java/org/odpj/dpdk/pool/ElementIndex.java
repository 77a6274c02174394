package org.odpj.dpdk.pool;

import java.util.Arrays;

/**
 * Finds an element's Java object by its address, without touching the element.
 *
 * <p>Elements lie at least a stride apart, with gaps where memory pages end. So the address shifted
 * by the largest power of two that is not larger than the stride is a different number for each;
 * the table that it indexes is at most twice as long as there are elements.
 */
final class ElementIndex {
  private final long base;
  private final int shift;
  private final int slots;
  private final long bytes;

  /**
   * An index of elements.
   *
   * @param addresses of all elements
   * @param elementSize bytes of each
   * @param stride bytes from one to the next, at least
   */
  ElementIndex(long[] addresses, int elementSize, int stride) {
    this.base = Arrays.stream(addresses).min().orElseThrow();
    long last = Arrays.stream(addresses).max().orElseThrow();
    this.shift = 31 - Integer.numberOfLeadingZeros(stride);
    this.slots = Math.toIntExact(((last - base) >>> shift) + 1);
    this.bytes = last - base + elementSize;
  }

  /** The lowest address. */
  long base() {
    return base;
  }

  /** Bytes from the lowest address to the end of the highest element. */
  long bytes() {
    return bytes;
  }

  /** How long a table must be. */
  int slots() {
    return slots;
  }

  /** Where in a table the object of an element stands. */
  int slot(long address) {
    return (int) ((address - base) >>> shift);
  }
}
