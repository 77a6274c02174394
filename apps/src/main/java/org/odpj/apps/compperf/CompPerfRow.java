package org.odpj.apps.compperf;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.odpj.apps.run.CallCost;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompDirection;

/**
 * What one format and direction did with packets of one length: a row like those of crypto-perf.
 *
 * @param alg the format
 * @param direction whether it was compressed
 * @param payload bytes of plain text
 * @param compressed bytes of its stream, on average
 * @param cost of an operation
 */
record CompPerfRow(
    CompAlg alg, CompDirection direction, int payload, double compressed, CallCost cost) {
  private static final int KILO = 1_024;
  private static final int PERCENT = 100;
  private static final double GIGABIT = 8e-9;

  static void printHeader(PrintWriter out) {
    out.printf(
        "%20s %12s %15s %12s %14s %14s %15s %8s %8s %13s%n",
        "algorithm",
        "avg over #",
        "payload (bytes)",
        "elapsed (us)",
        "rusg self (us)",
        "rusg thrd (us)",
        "throughput (Kb)",
        "Gbit/s",
        "size (%)",
        "allocated (B)");
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%20s %12d %15d %12.3f %14.3f %14.3f %15d %8.3f %8.1f %13.3f%n",
        name(),
        cost.count(),
        payload,
        cost.elapsedMicros(),
        cost.processMicros(),
        cost.threadMicros(),
        (long) (cost.perSecond() * payload / KILO),
        cost.perSecond() * payload * GIGABIT,
        PERCENT * compressed / payload,
        cost.allocatedBytes());
    out.flush();
  }

  private String name() {
    return alg.name().toLowerCase(Locale.ROOT)
        + (direction == CompDirection.COMPRESS ? "-compress" : "-decompress");
  }

  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithm", name());
    json.put("payload", payload);
    json.put("compressedBytes", compressed);
    json.put("gigabitsPerSecond", cost.perSecond() * payload * GIGABIT);
    json.putAll(cost.describe());
    return json;
  }
}
