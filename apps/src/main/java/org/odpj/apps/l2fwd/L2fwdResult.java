package org.odpj.apps.l2fwd;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.Drops;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.Interfaces;
import org.odpj.apps.run.LinkWatch;
import org.odpj.apps.run.RateSeries;
import org.odpj.apps.run.SteadyState;
import org.odpj.config.ApiKeys;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioStatistics;

/**
 * The totals of a run, taken when the interfaces are stopped and before they are closed.
 *
 * <p>Every packet is accounted for: what workers received is what outputs sent, plus what outputs
 * did not take, plus what they took and dropped.
 */
final class L2fwdResult {
  private final String backend;
  private final Interfaces interfaces;
  private final LinkWatch links;
  private final SteadyState steadyState;
  private final double seconds;
  private final double pps;
  private final long received;
  private final long transmitted;
  private final long unaccounted;
  private final Drops drops;

  L2fwdResult(
      Odp odp,
      Interfaces interfaces,
      LinkWatch links,
      RateSeries rates,
      SteadyState steadyState,
      long nanos,
      long received,
      long taken) {
    this.backend = odp.config().get(ApiKeys.BACKEND);
    this.interfaces = interfaces;
    this.links = links;
    this.steadyState = steadyState;
    this.seconds = nanos / 1e9;
    this.received = received;
    this.drops = Drops.of(received - taken, interfaces.all());
    this.transmitted =
        interfaces.all().stream()
            .map(Pktio::statistics)
            .mapToLong(PktioStatistics::txPackets)
            .sum();
    this.unaccounted = taken - transmitted - drops.txDropped();
    this.pps = rates.median(transmitted / seconds);
  }

  /** 1 if an interface failed or a packet is gone without a cause. */
  int exitCode() {
    return links.anyFailed() || unaccounted != 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  void print(PrintWriter out) {
    out.println();
    out.print(interfaces.statistics());
    out.println();
    out.printf(
        "received %,d = sent %,d + transmit full %,d + dropped by outputs %,d%s in %.1f s%n",
        received,
        transmitted,
        drops.txFull(),
        drops.txDropped(),
        unaccounted == 0 ? "" : " + UNACCOUNTED %,d".formatted(unaccounted),
        seconds);
    out.printf("lost before they were received: %s%n", drops.since(sendingDrops()));
    out.printf("%,.0f packets a second (median)%n", pps);
    printSteadyState(out);
    for (int i = 0; i < interfaces.all().size(); i++) {
      if (links.failures(i) > 0) {
        out.printf(
            "interface '%s' went down %d time(s) and is %s%n",
            interfaces.get(i).name(), links.failures(i), links.down(i) ? "down" : "up again");
      }
    }
    out.flush();
  }

  private Drops sendingDrops() {
    return new Drops(drops.txFull(), drops.txDropped(), 0, 0, 0);
  }

  private void printSteadyState(PrintWriter out) {
    if (steadyState.collectionCount().isEmpty()) {
      out.println("too short a run to measure allocation in steady state");
      return;
    }
    out.printf(
        "steady state: %.3f bytes allocated a packet, %d garbage collections%n",
        steadyState.allocatedBytesPerPacket().orElse(0), steadyState.collectionCount().getAsLong());
  }

  /** The result for machines. */
  Map<String, @Nullable Object> describe(L2fwdParam param, Map<String, String> settings) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("command", "l2fwd");
    json.put("backend", backend);
    json.put("settings", settings);
    json.put("options", param.describe());
    json.put("pps", pps);
    json.put("seconds", seconds);
    json.put("rxPackets", received);
    json.put("txPackets", transmitted);
    json.put("drops", drops.byCause());
    json.put("unaccounted", unaccounted);
    OptionalDouble allocated = steadyState.allocatedBytesPerPacket();
    OptionalLong collections = steadyState.collectionCount();
    json.put("allocatedBytesPerPacket", allocated.isPresent() ? allocated.getAsDouble() : null);
    json.put("gcCount", collections.isPresent() ? collections.getAsLong() : null);
    List<Map<String, Object>> perInterface = new ArrayList<>();
    for (int i = 0; i < interfaces.all().size(); i++) {
      Map<String, Object> described = Interfaces.describe(interfaces.get(i));
      described.put("linkFailures", links.failures(i));
      perInterface.add(described);
    }
    json.put("interfaces", perInterface);
    return json;
  }
}
