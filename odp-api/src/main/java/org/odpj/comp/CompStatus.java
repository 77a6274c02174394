package org.odpj.comp;

/** How an operation went (ODP: {@code odp_comp_status_t}). */
public enum CompStatus {
  /** The whole output is there. */
  SUCCESS,
  /** The output range was too short (ODP: {@code ODP_COMP_STATUS_OUT_OF_SPACE_TERM}). */
  OUT_OF_SPACE,
  /** The input is not a stream, or ends before the stream does; or the engine failed. */
  FAILURE
}
