package org.odpj.apps.cryptoperf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured.
 *
 * @param trials the algorithms
 * @param payloads bytes of each packet
 * @param mode how operations are called
 * @param iterations operations that are measured
 * @param inFlight operations in flight at most, in asynchronous modes
 * @param burst operations a call at most
 * @param reuse whether one set of packets is worked on again and again
 * @param dump whether packets are printed
 * @param warmUp operations before those that are measured, so that the code is compiled
 */
record CryptoPerfParam(
    List<Trial> trials,
    List<Integer> payloads,
    Mode mode,
    long iterations,
    int inFlight,
    int burst,
    boolean reuse,
    boolean dump,
    long warmUp) {
  /** How operations are called. */
  enum Mode {
    SYNC,
    POLL,
    SCHEDULE
  }

  CryptoPerfParam {
    atLeast("--iterations", iterations, 1);
    atLeast("--flight", inFlight, 1);
    atLeast("--burst", burst, 1);
    atLeast("--warm-up", warmUp, 0);
    payloads.forEach(payload -> atLeast("--payload", payload, 1));
    if (reuse && inFlight > 1) {
      throw new IllegalArgumentException("--reuse and --flight of more than 1 exclude each other");
    }
  }

  private static void atLeast(String option, long value, int min) {
    if (value < min) {
      throw new IllegalArgumentException("%s %d is less than %d".formatted(option, value, min));
    }
  }

  /** Packets and operations at a time. */
  int together() {
    return Math.max(inFlight, burst);
  }

  int longest() {
    return payloads.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("algorithm", trials.stream().map(Trial::name).toList());
    options.put("payload", payloads);
    options.put("mode", mode.name());
    options.put("iterations", iterations);
    options.put("flight", inFlight);
    options.put("burst", burst);
    options.put("reuse", reuse);
    options.put("warm-up", warmUp);
    return options;
  }
}
