package org.odpj.apps.packetgen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.proto.MacAddress;
import org.odpj.system.CpuMask;

/**
 * What a run shall be.
 *
 * @param interfaces names
 * @param direction send, receive or both
 * @param workers 1: one thread sends and receives in turn; 2: one for each
 * @param cpus where they may run; null for every CPU
 * @param seconds how long; 0: until the count is sent, or until stopped
 * @param count frames to send on each interface; 0: as many as there is time for
 * @param rate frames a second on each interface; 0: as fast as it goes
 * @param burst frames a call at most
 * @param length octets of a frame, without frame check sequence
 * @param macDestinations for each interface; empty for locally administered ones
 * @param vlan a VLAN identifier, or -1 for no tag
 * @param ipSource 32 bits
 * @param ipDestination 32 bits
 * @param udpSource a port
 * @param udpDestination a port
 * @param drainMillis how long to wait for frames on their way when all are sent
 * @param accuracy seconds between lines; 0 for none
 * @param packets in the pool; 0 for the default
 * @param promiscuous whether frames for other stations are received
 */
record PacketGenParam(
    List<String> interfaces,
    Direction direction,
    int workers,
    @Nullable CpuMask cpus,
    int seconds,
    long count,
    long rate,
    int burst,
    int length,
    List<MacAddress> macDestinations,
    int vlan,
    int ipSource,
    int ipDestination,
    int udpSource,
    int udpDestination,
    int drainMillis,
    int accuracy,
    int packets,
    boolean promiscuous) {

  /** What is done. */
  enum Direction {
    /** Frames are sent and received. */
    BOTH,
    /** Frames are only sent. */
    SEND,
    /** Frames are only received. */
    RECEIVE;

    boolean sends() {
      return this != RECEIVE;
    }

    boolean receives() {
      return this != SEND;
    }
  }

  private static final int MAX_VLAN = 4_094;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_BURST = 4_096;

  /** Refuses what cannot be run. */
  PacketGenParam {
    range("-i", interfaces.size(), 1, Probe.STREAMS);
    range("-c", workers, 1, direction == Direction.BOTH ? 2 : 1);
    range("-t", seconds, 0, Integer.MAX_VALUE);
    range("-n", count, 0, Long.MAX_VALUE);
    range("--rate", rate, 0, 1_000_000_000);
    range("-b", burst, 1, MAX_BURST);
    range("--vlan", vlan, -1, MAX_VLAN);
    range("-l", length, FrameTemplate.minLength(vlan), MAX_PORT);
    range("--udp-src", udpSource, 0, MAX_PORT);
    range("--udp-dst", udpDestination, 0, MAX_PORT);
    range("--drain", drainMillis, 0, Integer.MAX_VALUE);
    range("-a", accuracy, 0, Integer.MAX_VALUE);
    range("--packets", packets, 0, Integer.MAX_VALUE);
    if (!macDestinations.isEmpty() && macDestinations.size() != interfaces.size()) {
      throw new IllegalArgumentException(
          "--mac-dst names %d addresses for %d interfaces; give one for each interface of -i"
              .formatted(macDestinations.size(), interfaces.size()));
    }
  }

  private static void range(String option, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s %d is outside %d..%d".formatted(option, value, min, max));
    }
  }

  /** The options of the run, for its record. */
  Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interfaces", interfaces);
    json.put("direction", direction);
    json.put("workers", workers);
    json.put("seconds", seconds);
    json.put("count", count);
    json.put("rate", rate);
    json.put("burst", burst);
    json.put("length", length);
    json.put("vlan", vlan);
    json.put("packets", packets);
    return json;
  }
}
