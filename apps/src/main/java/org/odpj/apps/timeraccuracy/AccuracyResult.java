package org.odpj.apps.timeraccuracy;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How late timeouts were, in nanoseconds; early ones have negative numbers. */
final class AccuracyResult {
  private final long resolution;
  private final long[] errors;
  private int count;
  private long retries;

  AccuracyResult(long resolution, int most) {
    this.resolution = resolution;
    this.errors = new long[most];
  }

  void add(long nanos) {
    errors[count++] = nanos;
  }

  void retries(long starts) {
    retries = starts;
  }

  void print(PrintWriter out) {
    long[] sorted = sorted();
    out.printf("timeouts  %d after, %d before, %d retries%n", after(), before(), retries);
    line(out, "min", sorted[0]);
    line(out, "mean", (long) mean());
    line(out, "p50", sorted[count / 2]);
    line(out, "p99", sorted[(int) (count * 0.99)]);
    line(out, "max", sorted[count - 1]);
  }

  private void line(PrintWriter out, String name, long nanos) {
    out.printf("%-4s  %,12d ns  %.3f x resolution%n", name, nanos, (double) nanos / resolution);
  }

  /** Fills the result for machines. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> json) {
    long[] sorted = sorted();
    json.put("after", after());
    json.put("before", before());
    json.put("retries", retries);
    json.put("errorMinNanos", sorted[0]);
    json.put("errorMeanNanos", mean());
    json.put("errorP50Nanos", sorted[count / 2]);
    json.put("errorP99Nanos", sorted[(int) (count * 0.99)]);
    json.put("errorMaxNanos", sorted[count - 1]);
    return json;
  }

  private long[] sorted() {
    long[] sorted = Arrays.copyOf(errors, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private double mean() {
    return Arrays.stream(errors, 0, count).average().orElse(0);
  }

  private long before() {
    return Arrays.stream(errors, 0, count).filter(nanos -> nanos < 0).count();
  }

  private long after() {
    return count - before();
  }
}
