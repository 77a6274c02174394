package org.odpj.linuxgeneric.pool;

/**
 * Where the parts of an element are, relative to its start.
 *
 * <p>Elements start {@code stride} bytes apart: an odd number of cache lines (or of alignments,
 * where that is more). With a power of two, the first lines of all elements would fall into a few
 * sets of the processor's cache and push each other out.
 *
 * @param stride bytes from one element to the next
 * @param dataBytes bytes of the data area, which an element starts with
 * @param userBytes bytes of the user area, which follows
 */
record ElementLayout(long stride, int dataBytes, int userBytes) {
  static final int CACHE_LINE = 64;

  /**
   * The layout of elements whose starts are aligned and whose data area has at least the given
   * size.
   */
  static ElementLayout of(int minDataBytes, int userBytes, int alignment) {
    int dataBytes = roundUp(minDataBytes, CACHE_LINE);
    long unit = Math.max(CACHE_LINE, alignment);
    long units = Math.ceilDiv((long) dataBytes + userBytes, unit);
    return new ElementLayout((units | 1) * unit, dataBytes, userBytes);
  }

  /** The next multiple of a power of two. */
  static int roundUp(int bytes, int powerOfTwo) {
    return (bytes + powerOfTwo - 1) & -powerOfTwo;
  }
}
