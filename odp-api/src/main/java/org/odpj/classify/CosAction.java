package org.odpj.classify;

/** What becomes of packets whose last class it is (ODP: {@code odp_cos_action_t}). */
public enum CosAction {
  /** They go into a queue. */
  ENQUEUE,
  /** They are freed. */
  DROP
}
