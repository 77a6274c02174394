package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one algorithm did with packets of one length: a row of ODP's table, and what it allocated.
 *
 * @param trial the algorithm
 * @param count operations
 * @param payload bytes
 * @param elapsedMicros an operation
 * @param processMicros CPU time of the process, an operation
 * @param threadMicros CPU time of the calling thread, an operation
 * @param allocatedBytes by the calling thread, an operation
 */
record CryptoPerfRow(
    Trial trial,
    long count,
    int payload,
    double elapsedMicros,
    double processMicros,
    double threadMicros,
    double allocatedBytes) {
  private static final double MILLION = 1e6;
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
        trial.name(),
        count,
        payload,
        elapsedMicros,
        processMicros,
        threadMicros,
        (long) (MILLION / elapsedMicros * payload / KILO),
        allocatedBytes);
    out.flush();
  }

  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithm", trial.name());
    json.put("operations", count);
    json.put("payload", payload);
    json.put("operationsPerSecond", MILLION / elapsedMicros);
    json.put("elapsedMicros", elapsedMicros);
    json.put("processMicros", processMicros);
    json.put("threadMicros", threadMicros);
    json.put("bytesPerOperation", allocatedBytes);
    return json;
  }
}
