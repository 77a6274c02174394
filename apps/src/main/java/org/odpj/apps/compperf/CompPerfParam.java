package org.odpj.apps.compperf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;

/**
 * What is measured.
 *
 * @param algs the formats
 * @param payloads bytes of plain text of each packet
 * @param level of compression; 0 for the engine's choice
 * @param codes Huffman's
 * @param text whose parts are compressed; null for words made up
 * @param mode how operations are called
 * @param iterations operations that are measured
 * @param inFlight operations in flight at most, in asynchronous modes
 * @param burst operations a call at most
 * @param warmUp operations before those that are measured, so that the code is compiled
 */
record CompPerfParam(
    List<CompAlg> algs,
    List<Integer> payloads,
    int level,
    CompHuffman codes,
    @Nullable Path text,
    Mode mode,
    long iterations,
    int inFlight,
    int burst,
    long warmUp) {
  private static final int MAX_PAYLOAD = 16_384;

  /** How operations are called. */
  enum Mode {
    SYNC,
    POLL,
    SCHEDULE
  }

  CompPerfParam {
    atLeast("--iterations", iterations, 1);
    atLeast("--flight", inFlight, 1);
    atLeast("--burst", burst, 1);
    atLeast("--warm-up", warmUp, 0);
    for (int payload : payloads) {
      atLeast("--payload", payload, 1);
      if (payload > MAX_PAYLOAD) {
        throw new IllegalArgumentException(
            "--payload %d is more than %d".formatted(payload, MAX_PAYLOAD));
      }
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

  /** Room for the stream of a text that cannot be compressed. */
  static int room(int payload) {
    return payload + payload / 4 + 64;
  }

  int longest() {
    return payloads.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("algorithm", algs.stream().map(CompAlg::name).toList());
    options.put("payload", payloads);
    options.put("level", level);
    options.put("codes", codes.name());
    options.put("text", text == null ? "words" : text.toString());
    options.put("mode", mode.name());
    options.put("iterations", iterations);
    options.put("flight", inFlight);
    options.put("burst", burst);
    options.put("warm-up", warmUp);
    return options;
  }
}
