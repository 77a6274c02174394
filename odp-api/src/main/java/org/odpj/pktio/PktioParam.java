package org.odpj.pktio;

/**
 * How an interface is opened (ODP: {@code odp_pktio_param_t}).
 *
 * @param inputMode how packets are taken from it
 * @param outputMode how packets are given to it
 */
public record PktioParam(PktinMode inputMode, PktoutMode outputMode) {
  /**
   * Direct in both directions.
   *
   * @return the default
   */
  public static PktioParam direct() {
    return new PktioParam(PktinMode.DIRECT, PktoutMode.DIRECT);
  }
}
