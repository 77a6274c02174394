package org.odpj.queue;

/**
 * What an aggregator may be told of an event (ODP: {@code odp_aggr_enq_param_t}), so that related
 * events come in one vector.
 */
public enum VectorHint {
  /** Nothing. */
  NONE(false, false),
  /** It is the first of related events: those that wait already go on without it. */
  START_OF_VECTOR(true, false),
  /** It is the last of related events: no more need be waited for. */
  END_OF_VECTOR(false, true),
  /** It is related to no other event. */
  WHOLE_VECTOR(true, true);

  private final boolean starts;
  private final boolean ends;

  VectorHint(boolean starts, boolean ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * Whether a vector should start with the event.
   *
   * @return true if so
   */
  public boolean starts() {
    return starts;
  }

  /**
   * Whether a vector should end with the event.
   *
   * @return true if so
   */
  public boolean ends() {
    return ends;
  }
}
