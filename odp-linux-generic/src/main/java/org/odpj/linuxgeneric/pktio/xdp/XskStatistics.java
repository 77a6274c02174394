package org.odpj.linuxgeneric.pktio.xdp;

/**
 * What the kernel dropped ({@code struct xdp_statistics} of linux/if_xdp.h).
 *
 * @param dropped too long, or without a chunk
 * @param ringFull the receive ring was full
 * @param noChunk the fill ring was empty; these are among {@code dropped} as well
 */
record XskStatistics(long dropped, long ringFull, long noChunk) {
  static final int LENGTH = 48;
  static final XskStatistics NONE = new XskStatistics(0, 0, 0);

  /** Too long for a packet. */
  long tooLong() {
    return Math.max(0, dropped - noChunk);
  }
}
