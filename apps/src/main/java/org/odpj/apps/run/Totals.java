package org.odpj.apps.run;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.capture.Capture;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioStatistics;

/**
 * What every run ends with, taken when its interfaces are stopped and before they are closed.
 *
 * @param pps the median of the rates sent, packets a second
 * @param seconds how long it took
 * @param received packets taken from inputs
 * @param transmitted packets that interfaces have sent
 * @param drops what was lost
 * @param steadyState allocation and garbage collections
 * @param interfaces for their statistics
 * @param links what became of the links
 */
public record Totals(
    double pps,
    double seconds,
    long received,
    long transmitted,
    Drops drops,
    SteadyState steadyState,
    Interfaces interfaces,
    LinkWatch links) {

  /**
   * Adds up.
   *
   * @param progress holds the rates
   * @param nanos how long the run took
   * @param received packets taken from inputs
   * @param drops what was lost
   * @param steadyState has ended
   * @param interfaces are stopped
   * @param links what became of the links
   * @return the totals
   */
  public static Totals of(
      Progress progress,
      long nanos,
      long received,
      Drops drops,
      SteadyState steadyState,
      Interfaces interfaces,
      LinkWatch links) {
    double seconds = nanos / 1e9;
    long transmitted =
        interfaces.all().stream()
            .map(Pktio::statistics)
            .mapToLong(PktioStatistics::txPackets)
            .sum();
    return new Totals(
        progress.rates().median(transmitted / seconds),
        seconds,
        received,
        transmitted,
        drops,
        steadyState,
        interfaces,
        links);
  }

  /**
   * Prints the lines that follow an application's own.
   *
   * @param out where to
   */
  public void print(PrintWriter out) {
    Drops before = new Drops(0, 0, drops.noDescriptor(), drops.noBuffer(), drops.rxErrors());
    out.printf("lost before they were received: %s%n", before);
    out.printf("%,.0f packets a second sent (median of the seconds)%n", pps);
    if (steadyState.collectionCount().isPresent()) {
      out.printf(
          "steady state: %.3f bytes allocated a packet, %d garbage collections%n",
          steadyState.allocatedBytesPerPacket().orElse(0),
          steadyState.collectionCount().getAsLong());
    } else {
      out.println("too short a run to measure allocation in steady state");
    }
    Capture capture = interfaces.capture();
    if (capture != null) {
      out.printf("captured %,d, not captured %,d%n", capture.captured(), capture.dropped());
    }
    for (int i = 0; i < interfaces.all().size(); i++) {
      if (links.failures(i) > 0) {
        out.printf(
            "interface '%s' went down %d time(s) and is %s%n",
            interfaces.get(i).name(), links.failures(i), links.down(i) ? "down" : "up again");
      }
    }
    out.flush();
  }

  /**
   * Writes what all runs tell to machines.
   *
   * @param json the object of an application
   */
  public void describe(Map<String, @Nullable Object> json) {
    json.put("pps", pps);
    json.put("seconds", seconds);
    json.put("rxPackets", received);
    json.put("txPackets", transmitted);
    json.put("drops", drops.byCause());
    OptionalDouble allocated = steadyState.allocatedBytesPerPacket();
    OptionalLong collections = steadyState.collectionCount();
    json.put("allocatedBytesPerPacket", allocated.isPresent() ? allocated.getAsDouble() : null);
    json.put("gcCount", collections.isPresent() ? collections.getAsLong() : null);
    Capture capture = interfaces.capture();
    if (capture != null) {
      json.put("captured", capture.captured());
      json.put("notCaptured", capture.dropped());
    }
    List<Map<String, Object>> perInterface = new ArrayList<>();
    for (int i = 0; i < interfaces.all().size(); i++) {
      Map<String, Object> described = new LinkedHashMap<>(Interfaces.describe(interfaces.get(i)));
      described.put("linkFailures", links.failures(i));
      perInterface.add(described);
    }
    json.put("interfaces", perInterface);
  }
}
