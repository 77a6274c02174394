package org.odpj.pktio;

/**
 * Output queues of an interface (ODP: {@code odp_pktout_queue_param_t}).
 *
 * @param queues how many, 1 to the capability's maximum
 * @param opMode whether threads may share a queue
 */
public record PktoutQueueParam(int queues, PktioOpMode opMode) {
  /**
   * One queue that threads may share.
   *
   * @return the default
   */
  public static PktoutQueueParam defaults() {
    return new PktoutQueueParam(1, PktioOpMode.MT);
  }
}
