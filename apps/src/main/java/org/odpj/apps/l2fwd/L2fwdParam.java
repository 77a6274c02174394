package org.odpj.apps.l2fwd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.proto.MacAddress;
import org.odpj.system.CpuMask;

/**
 * What a run shall be.
 *
 * @param interfaces names, in pairs
 * @param workers threads that forward
 * @param cpus where they may run; null for every CPU
 * @param seconds how long; 0 until stopped or dry
 * @param mode how packets are taken
 * @param burst packets a call
 * @param mac what happens to the addresses
 * @param destinations for each output, when addresses are rewritten; empty to leave them
 * @param accuracy seconds between lines; 0 for none
 * @param packets in the pool; 0 for the default
 * @param frameLength the longest frame
 * @param promiscuous whether frames for other stations are received
 */
record L2fwdParam(
    List<String> interfaces,
    int workers,
    @Nullable CpuMask cpus,
    int seconds,
    InputMode mode,
    int burst,
    MacMode mac,
    List<MacAddress> destinations,
    int accuracy,
    int packets,
    int frameLength,
    boolean promiscuous) {

  /** Refuses what cannot be run. */
  L2fwdParam {
    atLeast("-i", interfaces.size(), 1);
    atLeast("-c", workers, 1);
    atLeast("-t", seconds, 0);
    atLeast("-b", burst, 1);
    atLeast("-a", accuracy, 0);
    atLeast("--packets", packets, 0);
    atLeast("--frame-len", frameLength, 64);
    if (!destinations.isEmpty() && mac != MacMode.REWRITE) {
      throw new IllegalArgumentException("--dst goes with --mac rewrite only");
    }
    if (!destinations.isEmpty() && destinations.size() != interfaces.size()) {
      throw new IllegalArgumentException(
          "--dst names %d addresses for %d interfaces; give one for each interface of -i"
              .formatted(destinations.size(), interfaces.size()));
    }
  }

  private static void atLeast(String option, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s %d is too small; at least %d".formatted(option, value, min));
    }
  }

  /** The options of the run, for its record. */
  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interfaces", interfaces);
    json.put("workers", workers);
    json.put("seconds", seconds);
    json.put("mode", mode.title());
    json.put("burst", burst);
    json.put("mac", mac.title());
    json.put("destinations", destinations);
    json.put("packets", packets);
    json.put("frameLength", frameLength);
    json.put("promiscuous", promiscuous);
    return json;
  }
}
