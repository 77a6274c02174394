package org.odpj.packet;

/**
 * What a packet pool shall be (ODP: {@code odp_pool_param_t.pkt}).
 *
 * @param count packets of {@code length} bytes it holds at least
 * @param length bytes of data that each packet can hold
 * @param alignment bytes, a power of two, of the data address of packets that the application
 *     allocates
 * @param headroom bytes before a new packet's data, at least
 * @param userArea bytes of user area per packet
 * @param cache packets that a thread may keep for itself; 0: every free packet can be allocated by
 *     every thread
 */
public record PacketPoolParam(
    int count, int length, int alignment, int headroom, int userArea, int cache) {
  /**
   * The defaults: 128 bytes of headroom, cache-line aligned, no user area, a cache of 256 packets
   * or an eighth of the pool if that is less.
   *
   * @param count packets it holds
   * @param length bytes of data that each can hold
   * @return the parameters
   */
  public static PacketPoolParam of(int count, int length) {
    return new PacketPoolParam(count, length, 64, 128, 0, Math.min(256, count / 8));
  }

  /**
   * The same with another alignment.
   *
   * @param bytes a power of two
   * @return new parameters
   */
  public PacketPoolParam withAlignment(int bytes) {
    return new PacketPoolParam(count, length, bytes, headroom, userArea, cache);
  }

  /**
   * The same with another headroom.
   *
   * @param bytes before a new packet's data
   * @return new parameters
   */
  public PacketPoolParam withHeadroom(int bytes) {
    return new PacketPoolParam(count, length, alignment, bytes, userArea, cache);
  }

  /**
   * The same with a user area.
   *
   * @param bytes per packet
   * @return new parameters
   */
  public PacketPoolParam withUserArea(int bytes) {
    return new PacketPoolParam(count, length, alignment, headroom, bytes, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param packets per thread, 0 for none
   * @return new parameters
   */
  public PacketPoolParam withCache(int packets) {
    return new PacketPoolParam(count, length, alignment, headroom, userArea, packets);
  }
}
