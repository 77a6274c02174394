package org.odpj.pktio;

/**
 * Whether several threads may use one input or output queue at a time (ODP: {@code
 * odp_pktio_op_mode_t}).
 */
public enum PktioOpMode {
  /** Any number of threads. */
  MT,
  /** One thread at a time; the application sees to it. */
  MT_UNSAFE
}
