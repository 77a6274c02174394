package org.odpj.classify;

/** What a {@link Threshold} is of (ODP: {@code odp_threshold_type_t}). */
public enum ThresholdType {
  /** Per cent of the pool's packets that are in use. */
  PERCENT,
  /** Events in the class's queue. */
  PACKETS
}
