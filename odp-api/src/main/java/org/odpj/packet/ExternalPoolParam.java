package org.odpj.packet;

import org.jspecify.annotations.Nullable;
import org.odpj.pool.UserAreaInit;

/**
 * What a packet pool in the application's memory shall be (ODP: {@code odp_pool_ext_param_t}).
 *
 * <pre>
 *   buffer
 *   | header |           headroom, data, tailroom           |
 *   |&lt;---------------------- bufferSize --------------------&gt;|
 * </pre>
 *
 * @param count buffers that the application will give
 * @param bufferSize bytes of each
 * @param header bytes at the start of each buffer that are the application's alone
 * @param headroom bytes before a new packet's data, at least
 * @param userArea bytes of user area per buffer; they lie elsewhere
 * @param userAreaInit fills the user areas when the pool is populated; null if nobody does
 * @param cache packets that a thread may keep for itself; 0: every free packet can be allocated by
 *     every thread
 */
public record ExternalPoolParam(
    int count,
    int bufferSize,
    int header,
    int headroom,
    int userArea,
    @Nullable UserAreaInit userAreaInit,
    int cache) {
  /**
   * The defaults (ODP: {@code odp_pool_ext_param_init}): no header, 128 bytes of headroom, no user
   * area, a cache of 256 packets or an eighth of the pool if that is less.
   *
   * @param count buffers that the application will give
   * @param bufferSize bytes of each
   * @return the parameters
   */
  public static ExternalPoolParam of(int count, int bufferSize) {
    return new ExternalPoolParam(count, bufferSize, 0, 128, 0, null, Math.min(256, count / 8));
  }

  /**
   * The same with a header of the application.
   *
   * @param bytes at the start of each buffer
   * @return new parameters
   */
  public ExternalPoolParam withHeader(int bytes) {
    return new ExternalPoolParam(count, bufferSize, bytes, headroom, userArea, userAreaInit, cache);
  }

  /**
   * The same with another headroom.
   *
   * @param bytes before a new packet's data
   * @return new parameters
   */
  public ExternalPoolParam withHeadroom(int bytes) {
    return new ExternalPoolParam(count, bufferSize, header, bytes, userArea, userAreaInit, cache);
  }

  /**
   * The same with a user area.
   *
   * @param bytes per buffer
   * @param init fills it once; null if nobody does
   * @return new parameters
   */
  public ExternalPoolParam withUserArea(int bytes, @Nullable UserAreaInit init) {
    return new ExternalPoolParam(count, bufferSize, header, headroom, bytes, init, cache);
  }

  /**
   * The same with another cache size.
   *
   * @param packets per thread, 0 for none
   * @return new parameters
   */
  public ExternalPoolParam withCache(int packets) {
    return new ExternalPoolParam(
        count, bufferSize, header, headroom, userArea, userAreaInit, packets);
  }
}
