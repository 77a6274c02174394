package org.odpj.pktio;

/**
 * Input queues of an interface (ODP: {@code odp_pktin_queue_param_t}).
 *
 * @param queues how many, 1 to the capability's maximum
 * @param opMode whether threads may share a queue
 * @param hash whether packets are spread over the queues by a hash of their flow; needed for more
 *     than one queue
 */
public record PktinQueueParam(int queues, PktioOpMode opMode, boolean hash) {
  /**
   * One queue that threads may share.
   *
   * @return the default
   */
  public static PktinQueueParam defaults() {
    return new PktinQueueParam(1, PktioOpMode.MT, false);
  }
}
