package org.odpj.pktio;

import java.util.Set;

/**
 * What an open interface can do (ODP: {@code odp_pktio_capability_t}). Parameters outside are
 * refused.
 *
 * @param inputModes ways to take packets from it
 * @param outputModes ways to give packets to it
 * @param maxInputQueues 0 or more
 * @param maxOutputQueues 0 or more
 * @param setPromiscuous whether {@link Pktio#promiscuous(boolean)} works
 * @param setMaxFrameLength whether {@link Pktio#maxFrameLength(int)} works
 * @param minFrameLength bytes: the smallest value that {@link Pktio#maxFrameLength(int)} takes
 * @param maxFrameLength bytes: the largest value that {@link Pktio#maxFrameLength(int)} takes, or
 *     the fixed value
 * @param finite whether the input can come to an end, or is at it from the start
 * @param pktout what it can do with packets on output beyond sending them
 */
public record PktioCapability(
    Set<PktinMode> inputModes,
    Set<PktoutMode> outputModes,
    int maxInputQueues,
    int maxOutputQueues,
    boolean setPromiscuous,
    boolean setMaxFrameLength,
    int minFrameLength,
    int maxFrameLength,
    boolean finite,
    PktoutCapability pktout) {
  /**
   * Of an interface that sends and can do nothing else on output.
   *
   * @param inputModes ways to take packets from it
   * @param outputModes ways to give packets to it
   * @param maxInputQueues 0 or more
   * @param maxOutputQueues 0 or more
   * @param setPromiscuous whether {@link Pktio#promiscuous(boolean)} works
   * @param setMaxFrameLength whether {@link Pktio#maxFrameLength(int)} works
   * @param minFrameLength bytes
   * @param maxFrameLength bytes
   * @param finite whether the input can come to an end, or is at it from the start
   */
  public PktioCapability(
      Set<PktinMode> inputModes,
      Set<PktoutMode> outputModes,
      int maxInputQueues,
      int maxOutputQueues,
      boolean setPromiscuous,
      boolean setMaxFrameLength,
      int minFrameLength,
      int maxFrameLength,
      boolean finite) {
    this(
        inputModes,
        outputModes,
        maxInputQueues,
        maxOutputQueues,
        setPromiscuous,
        setMaxFrameLength,
        minFrameLength,
        maxFrameLength,
        finite,
        PktoutCapability.NONE);
  }

  /**
   * The same with another capability of output.
   *
   * @param output what it can do beyond sending
   * @return new capability
   */
  public PktioCapability withPktout(PktoutCapability output) {
    return new PktioCapability(
        inputModes,
        outputModes,
        maxInputQueues,
        maxOutputQueues,
        setPromiscuous,
        setMaxFrameLength,
        minFrameLength,
        maxFrameLength,
        finite,
        output);
  }
}
