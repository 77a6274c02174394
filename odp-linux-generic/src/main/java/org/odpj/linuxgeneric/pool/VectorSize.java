package org.odpj.linuxgeneric.pool;

/** The bound of a vector's size. */
final class VectorSize {
  private VectorSize() {}

  static int check(int size, int max) {
    if (size < 0 || size > max) {
      throw new IllegalArgumentException("vector size %d is outside 0..%d".formatted(size, max));
    }
    return size;
  }
}
