package org.odpj.apps.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rates of a run, one for each second. */
public final class RateSeries {
  private final List<Double> rates = new ArrayList<>();

  /** A series without rates. */
  public RateSeries() {}

  /**
   * Adds a rate.
   *
   * @param perSecond packets a second
   */
  public void add(double perSecond) {
    rates.add(perSecond);
  }

  /**
   * The rate that half of the seconds reached.
   *
   * @param fallback the answer if there are none
   * @return packets a second
   */
  public double median(double fallback) {
    if (rates.isEmpty()) {
      return fallback;
    }
    List<Double> sorted = new ArrayList<>(rates);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
