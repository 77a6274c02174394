package org.odpj.linuxgeneric.hash;

/** Spreads every bit of a number over all bits of the result. */
public final class Mix {
  private Mix() {}

  /**
   * The finalizer of MurmurHash3 (public domain).
   *
   * @param key any number
   * @return its hash; different numbers have different ones
   */
  public static long of(long key) {
    long hash = (key ^ (key >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
