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
 * @param flowControl what {@link PktioConfig#flowControl} can be
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
    PktoutCapability pktout,
    FlowControlCapability flowControl) {
  /**
   * Of an interface that sends and can do nothing else on output, and leaves flow control alone.
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
        PktoutCapability.NONE,
        FlowControlCapability.NONE);
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
        output,
        flowControl);
  }

  /**
   * The same with other flow control.
   *
   * @param control what it can be set to
   * @return new capability
   */
  public PktioCapability withFlowControl(FlowControlCapability control) {
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
        pktout,
        control);
  }

  /**
   * Refuses a configuration that asks for more.
   *
   * @param config of the interface
   * @throws IllegalArgumentException naming what is not offered
   */
  public void check(PktioConfig config) {
    pktout.check(config.pktout());
    flowControl.check(config.flowControl());
  }
}
