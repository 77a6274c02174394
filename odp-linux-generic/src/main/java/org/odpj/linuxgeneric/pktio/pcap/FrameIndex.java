package org.odpj.linuxgeneric.pktio.pcap;

import java.util.Arrays;

/** Where the frames of a capture are: one long each, the offset above, the length below. */
final class FrameIndex {
  /** The longest frame that a capture may have; libpcap's own bound. A longer one is damage. */
  static final int MAX_FRAME = 262_144;

  private static final int LENGTH_BITS = 20;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
  private static final int MAX_FRAMES = Integer.MAX_VALUE - 8;

  private long[] entries = new long[64];
  private int count;

  /** Appends a frame; false if there are as many as can be held. */
  boolean add(long offset, int length) {
    if (count == entries.length) {
      if (count == MAX_FRAMES) {
        return false;
      }
      entries = Arrays.copyOf(entries, (int) Math.min(MAX_FRAMES, count * 2L));
    }
    entries[count++] = offset << LENGTH_BITS | length;
    return true;
  }

  /** How many frames. */
  int count() {
    return count;
  }

  /** The frames, each as one number, again and again until there are at least {@code atLeast}. */
  long[] repeated(int atLeast) {
    int times = Math.max(1, Math.ceilDiv(atLeast, count));
    long[] all = new long[times * count];
    for (int i = 0; i < all.length; i += count) {
      System.arraycopy(entries, 0, all, i, count);
    }
    return all;
  }

  /** Where a frame starts. */
  static long offset(long entry) {
    return entry >>> LENGTH_BITS;
  }

  /** Bytes of a frame. */
  static int length(long entry) {
    return (int) entry & LENGTH_MASK;
  }
}
