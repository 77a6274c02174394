package org.odpj.packet;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.pool.UserAreaInit;

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
 * @param userAreaInit fills the user areas, of segments too; null if nobody does
 * @param sub numbers of longer packets that the pool can serve instead, by growing length
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
    @Nullable UserAreaInit userAreaInit,
    List<Sub> sub,
    int cache) {
  /**
   * A further demand on the pool (ODP: {@code odp_pool_pkt_subparam_t}). Each is met alone, when
   * packets of other lengths take nothing.
   *
   * @param count packets it holds at least
   * @param length bytes of data that each of these can hold
   */
  public record Sub(int count, int length) {}

  /**
   * The record's own constructor.
   *
   * @param sub is copied
   */
  public PacketPoolParam {
    sub = List.copyOf(sub);
  }

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
    return new PacketPoolParam(
        count, length, 0, 0, 64, 128, 0, null, List.of(), Math.min(256, count / 8));
  }

  /**
   * The same with longer packets.
   *
   * @param bytes of the longest that can be allocated, 0 for the length of all
   * @return new parameters
   */
  public PacketPoolParam withMaxLength(int bytes) {
    return new PacketPoolParam(
        count,
        length,
        bytes,
        segmentLength,
        alignment,
        headroom,
        userArea,
        userAreaInit,
        sub,
        cache);
  }

  /**
   * The same with shorter segments.
   *
   * @param bytes that the first segment holds at least, 0 for all
   * @return new parameters
   */
  public PacketPoolParam withSegmentLength(int bytes) {
    return new PacketPoolParam(
        count, length, maxLength, bytes, alignment, headroom, userArea, userAreaInit, sub, cache);
  }

  /**
   * The same with another alignment.
   *
   * @param bytes a power of two
   * @return new parameters
   */
  public PacketPoolParam withAlignment(int bytes) {
    return new PacketPoolParam(
        count,
        length,
        maxLength,
        segmentLength,
        bytes,
        headroom,
        userArea,
        userAreaInit,
        sub,
        cache);
  }

  /**
   * The same with another headroom.
   *
   * @param bytes before a new packet's data
   * @return new parameters
   */
  public PacketPoolParam withHeadroom(int bytes) {
    return new PacketPoolParam(
        count,
        length,
        maxLength,
        segmentLength,
        alignment,
        bytes,
        userArea,
        userAreaInit,
        sub,
        cache);
  }

  /**
   * The same with a user area.
   *
   * @param bytes per packet
   * @return new parameters
   */
  public PacketPoolParam withUserArea(int bytes) {
    return new PacketPoolParam(
        count,
        length,
        maxLength,
        segmentLength,
        alignment,
        headroom,
        bytes,
        userAreaInit,
        sub,
        cache);
  }

  /**
   * The same with user areas that are filled when the pool is made.
   *
   * @param init fills them; null if nobody does
   * @return new parameters
   */
  public PacketPoolParam withUserAreaInit(@Nullable UserAreaInit init) {
    return new PacketPoolParam(
        count, length, maxLength, segmentLength, alignment, headroom, userArea, init, sub, cache);
  }

  /**
   * The same with one demand more.
   *
   * @param packets it holds at least
   * @param bytes of data that each of these can hold, more than {@code length} and than the last
   *     demand's
   * @return new parameters
   */
  public PacketPoolParam withSub(int packets, int bytes) {
    List<Sub> more = Stream.concat(sub.stream(), Stream.of(new Sub(packets, bytes))).toList();
    return new PacketPoolParam(
        count,
        length,
        maxLength,
        segmentLength,
        alignment,
        headroom,
        userArea,
        userAreaInit,
        more,
        cache);
  }

  /**
   * The same with another cache size.
   *
   * @param packets per thread, 0 for none
   * @return new parameters
   */
  public PacketPoolParam withCache(int packets) {
    return new PacketPoolParam(
        count,
        length,
        maxLength,
        segmentLength,
        alignment,
        headroom,
        userArea,
        userAreaInit,
        sub,
        packets);
  }

  /**
   * The longest packet that can be allocated at least.
   *
   * @return bytes
   */
  public int longest() {
    int longest = sub.isEmpty() ? length : sub.getLast().length();
    return Math.max(maxLength, longest);
  }

  /**
   * For backends: how many segments meet every demand.
   *
   * @param ofLength how many segments a packet of so many bytes has
   * @return as many as the largest demand needs
   */
  public long segments(IntUnaryOperator ofLength) {
    long most = Math.max(demand(count, length, ofLength), demand(1, longest(), ofLength));
    for (Sub more : sub) {
      most = Math.max(most, demand(more.count(), more.length(), ofLength));
    }
    return most;
  }

  private static long demand(int packets, int bytes, IntUnaryOperator ofLength) {
    return (long) packets * ofLength.applyAsInt(bytes);
  }
}
