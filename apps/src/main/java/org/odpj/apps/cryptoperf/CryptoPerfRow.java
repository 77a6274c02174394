package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.odpj.apps.run.CallCost;

/**
 * What one algorithm did with packets of one length: a row of ODP's table, and what it allocated.
 *
 * @param algorithm its name
 * @param payload bytes
 * @param cost of an operation
 */
record CryptoPerfRow(String algorithm, int payload, CallCost cost) {
  private static final int KILO = 1_024;

  static void printHeader(PrintWriter out) {
    out.printf(
        "%30.30s %15s %15s %15s %15s %15s %15s %15s%n",
        "algorithm",
        "avg over #",
        "payload (bytes)",
        "elapsed (us)",
        "rusg self (us)",
        "rusg thrd (us)",
        "throughput (Kb)",
        "allocated (B)");
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%30.30s %15d %15d %15.3f %15.3f %15.3f %15d %15.3f%n",
        algorithm,
        cost.count(),
        payload,
        cost.elapsedMicros(),
        cost.processMicros(),
        cost.threadMicros(),
        (long) (cost.perSecond() * payload / KILO),
        cost.allocatedBytes());
    out.flush();
  }

  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithm", algorithm);
    json.put("payload", payload);
    json.putAll(cost.describe());
    return json;
  }
}
