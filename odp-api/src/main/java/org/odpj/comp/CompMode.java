package org.odpj.comp;

/** How a session is called (ODP: {@code odp_comp_op_mode_t}). */
public enum CompMode {
  /** {@link Comp#operate}: the work is done when the call returns. */
  SYNC,
  /** {@link Comp#submit}: an event says when the work is done. */
  ASYNC
}
