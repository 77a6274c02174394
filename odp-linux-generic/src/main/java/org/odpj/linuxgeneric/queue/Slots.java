package org.odpj.linuxgeneric.queue;

/** Copies bursts into and out of arrays that are rings. */
final class Slots {
  private Slots() {}

  /** Copies elements into a ring, from one of its slots on. */
  static <E> void put(E[] slots, int first, E[] source, int offset, int count) {
    if (count == 1) { // Far quicker than a copy.
      slots[first] = source[offset];
      return;
    }
    int untilEnd = slots.length - first;
    if (count <= untilEnd) {
      System.arraycopy(source, offset, slots, first, count);
    } else {
      System.arraycopy(source, offset, slots, first, untilEnd);
      System.arraycopy(source, offset + untilEnd, slots, 0, count - untilEnd);
    }
  }

  /** Copies elements out of a ring, from one of its slots on. */
  static <E> void get(E[] slots, int first, E[] target, int offset, int count) {
    if (count == 1) { // Far quicker than a copy.
      target[offset] = slots[first];
      return;
    }
    int untilEnd = slots.length - first;
    if (count <= untilEnd) {
      System.arraycopy(slots, first, target, offset, count);
    } else {
      System.arraycopy(slots, first, target, offset, untilEnd);
      System.arraycopy(slots, 0, target, offset + untilEnd, count - untilEnd);
    }
  }
}
