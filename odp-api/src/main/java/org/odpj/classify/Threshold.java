package org.odpj.classify;

/**
 * How full a queue or a pool is (ODP: {@code odp_threshold_t}).
 *
 * @param type what is measured
 * @param min for early detection: up to here no packet is dropped
 * @param max for early detection: from here every packet is dropped; for back pressure: from here
 *     none is received
 */
public record Threshold(ThresholdType type, int min, int max) {
  /** Refuses thresholds that are out of order or out of bounds. */
  public Threshold {
    int most = type == ThresholdType.PERCENT ? 100 : Integer.MAX_VALUE;
    if (min < 0 || max < Math.max(1, min) || max > most) {
      throw new IllegalArgumentException(
          "thresholds %d and %d are not in order within 0..%d".formatted(min, max, most));
    }
  }
}
