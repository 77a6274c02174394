package org.odpj.apps.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.odpj.apps.run.RateSeries;

/**
 * One comparison: the pairs of rates that were measured one after the other, and what the ratio
 * shall be.
 *
 * @param name what ran
 * @param reference what it is compared with
 * @param pairs at least one
 * @param bar the least ratio that is good enough
 */
record Row(String name, String reference, List<Pair> pairs, double bar) {
  /**
   * Two rates.
   *
   * @param ours what our side measured
   * @param reference packets a second of the other side
   */
  record Pair(Measure ours, double reference) {
    double ratio() {
      return ours.pps() / reference;
    }
  }

  double ratio() {
    return median(pairs.stream().map(Pair::ratio).toList());
  }

  double min() {
    return pairs.stream().mapToDouble(Pair::ratio).min().orElseThrow();
  }

  double max() {
    return pairs.stream().mapToDouble(Pair::ratio).max().orElseThrow();
  }

  double pps() {
    return median(pairs.stream().map(pair -> pair.ours().pps()).toList());
  }

  double referencePps() {
    return median(pairs.stream().map(Pair::reference).toList());
  }

  /** The worst of the runs. */
  double bytesPerPacket() {
    return pairs.stream().mapToDouble(pair -> pair.ours().bytesPerPacket()).max().orElseThrow();
  }

  /** Of all runs. */
  long collections() {
    return pairs.stream().mapToLong(pair -> pair.ours().collections()).sum();
  }

  boolean met() {
    return ratio() >= bar;
  }

  private static double median(List<Double> values) {
    RateSeries series = new RateSeries();
    values.forEach(series::add);
    return series.median(0);
  }

  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithm", name);
    json.put("size", 64);
    json.put("opsPerSecond", pps());
    json.put("reference", reference);
    json.put("referenceOpsPerSecond", referencePps());
    json.put("ratio", ratio());
    json.put("minRatio", min());
    json.put("maxRatio", max());
    json.put("bar", bar);
    json.put("met", met());
    json.put("allocatedBytesPerPacket", bytesPerPacket());
    json.put("gcCount", collections());
    return json;
  }
}
