package org.odpj.pktio;

/**
 * How an interface is opened (ODP: {@code odp_pktio_param_t}).
 *
 * @param inputMode how packets are taken from it
 * @param outputMode how packets are given to it
 */
public record PktioParam(PktinMode inputMode, PktoutMode outputMode) {
  /**
   * Whether packets come or go by event queues.
   *
   * @return true if a mode is {@link PktinMode#QUEUE}, {@link PktinMode#SCHED} or {@link
   *     PktoutMode#QUEUE}
   */
  public boolean isQueued() {
    return inputMode == PktinMode.QUEUE
        || inputMode == PktinMode.SCHED
        || outputMode == PktoutMode.QUEUE;
  }

  /**
   * The same with direct queues in the place of event queues.
   *
   * @return new parameters
   */
  public PktioParam withoutQueues() {
    return new PktioParam(
        inputMode == PktinMode.DISABLED ? inputMode : PktinMode.DIRECT,
        outputMode == PktoutMode.QUEUE ? PktoutMode.DIRECT : outputMode);
  }

  /**
   * Direct in both directions.
   *
   * @return the default
   */
  public static PktioParam direct() {
    return new PktioParam(PktinMode.DIRECT, PktoutMode.DIRECT);
  }
}
