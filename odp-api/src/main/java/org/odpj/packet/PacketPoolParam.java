package org.odpj.packet;

/**
 * What a packet pool shall be (ODP: {@code odp_pool_param_t.pkt}).
 *
 * @param count packets of {@code length} bytes it holds at least
 * @param length bytes of data that each packet can hold
 * @param maxLength bytes of the longest packet that can be allocated, at least {@code length}; such
 *     a packet may use up the place of several. 0: as {@code length}
 * @param segmentLength bytes of data that the first segment of a new packet holds at least; a
 *     longer packet may have several segments. 0: packets up to {@code length} have one
 * @param alignment bytes, a power of two, of the data address of packets that the application
 *     allocates
 * @param headroom bytes before a new packet's data, at least
 * @param userArea bytes of user area per packet
 * @param cache packets that a thread may keep for itself; 0: every free packet can be allocated by
 *     every thread
 */
public record PacketPoolParam(
    int count,
    int length,
    int maxLength,
    int segmentLength,
    int alignment,
    int headroom,
    int userArea,
    int cache) {
  /**
   * The defaults: packets of one segment and no longer than asked for, 128 bytes of headroom,
   * cache-line aligned, no user area, a cache of 256 packets or an eighth of the pool if that is
   * less.
   *
   * @param count packets it holds
   * @param length bytes of data that each can hold
   * @return the parameters
   */
  public static PacketPoolParam of(int count, int length) {
    return new PacketPoolParam(count, length, 0, 0, 64, 128, 0, Math.min(256, count / 8));
  }

  /**
   * The same with longer packets.
   *
   * @param bytes of the longest that can be allocated, 0 for the length of all
   * @return new parameters
   */
  public PacketPoolParam withMaxLength(int bytes) {
    return new PacketPoolParam(
        count, length, bytes, segmentLength, alignment, headroom, userArea, cache);
  }

  /**
   * The same with shorter segments.
   *
   * @param bytes that the first segment holds at least, 0 for all
   * @return new parameters
   */
  public PacketPoolParam withSegmentLength(int bytes) {
    return new PacketPoolParam(
        count, length, maxLength, bytes, alignment, headroom, userArea, cache);
  }

  /**
   * The same with another alignment.
   *
   * @param bytes a power of two
   * @return new parameters
   */
  public PacketPoolParam withAlignment(int bytes) {
    return new PacketPoolParam(
        count, length, maxLength, segmentLength, bytes, headroom, userArea, cache);
  }

  /**
   * The same with another headroom.
   *
   * @param bytes before a new packet's data
   * @return new parameters
   */
  public PacketPoolParam withHeadroom(int bytes) {
    return new PacketPoolParam(
        count, length, maxLength, segmentLength, alignment, bytes, userArea, cache);
  }

  /**
   * The same with a user area.
   *
   * @param bytes per packet
   * @return new parameters
   */
  public PacketPoolParam withUserArea(int bytes) {
    return new PacketPoolParam(
        count, length, maxLength, segmentLength, alignment, headroom, bytes, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param packets per thread, 0 for none
   * @return new parameters
   */
  public PacketPoolParam withCache(int packets) {
    return new PacketPoolParam(
        count, length, maxLength, segmentLength, alignment, headroom, userArea, packets);
  }

  /**
   * The longest packet that can be allocated at least.
   *
   * @return bytes, {@link #maxLength} where that is set
   */
  public int longest() {
    return maxLength == 0 ? length : maxLength;
  }
}
