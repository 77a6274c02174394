package org.odpj.apps.packetgen;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.Totals;

/** How a run ended: what was lost on the way, and how long the way took. */
final class PacketGenResult {
  private final Totals totals;
  private final List<Sender> senders;
  private final @Nullable Receiver receiver;
  private final long lost;

  /**
   * Adds up.
   *
   * @param totals of the interfaces
   * @param senders one for each stream, if frames were sent
   * @param receiver null if frames were sent only
   */
  PacketGenResult(Totals totals, List<Sender> senders, @Nullable Receiver receiver) {
    this.totals = totals;
    this.senders = senders;
    this.receiver = receiver;
    this.lost = receiver == null ? 0 : lost(senders, receiver);
  }

  /** Of our own streams all that did not come; of another process's the gaps between numbers. */
  private static long lost(List<Sender> senders, Receiver receiver) {
    if (senders.isEmpty()) {
      return receiver.sum(SequenceTracker::missing);
    }
    long lost = 0;
    for (int i = 0; i < senders.size(); i++) {
      lost += Math.max(0, senders.get(i).sent() - receiver.stream(i).unique());
    }
    return lost;
  }

  /** 1 if a frame was lost or an interface failed. */
  int exitCode() {
    return lost > 0 || totals.links().anyFailed() ? ExitCode.FAILED : ExitCode.OK;
  }

  void print(PrintWriter out) {
    out.println();
    out.print(totals.interfaces().statistics());
    out.println();
    long sent = senders.stream().mapToLong(Sender::sent).sum();
    out.printf("sent %,d in %.1f s%n", sent, totals.seconds());
    if (receiver != null) {
      out.printf(
          "received %,d: lost %,d, out of order %,d, repeated %,d, of others %,d%n",
          receiver.probes(),
          lost,
          receiver.sum(SequenceTracker::reordered),
          receiver.sum(SequenceTracker::duplicates),
          receiver.others());
      printLatency(out, receiver.latency());
    }
    totals.print(out);
  }

  private static void printLatency(PrintWriter out, Histogram latency) {
    if (latency.getTotalCount() > 0) {
      out.printf(
          "latency in ns: min %,d  p50 %,d  p99 %,d  p99.9 %,d  max %,d%n",
          latency.getMinValue(),
          latency.getValueAtPercentile(50),
          latency.getValueAtPercentile(99),
          latency.getValueAtPercentile(99.9),
          latency.getMaxValue());
    }
  }

  /** Fills the result for machines. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> json) {
    totals.describe(json);
    if (receiver != null) {
      json.put("lost", lost);
      json.put("reordered", receiver.sum(SequenceTracker::reordered));
      json.put("duplicates", receiver.sum(SequenceTracker::duplicates));
      json.put("others", receiver.others());
      json.put("latencyNanos", describe(receiver.latency()));
    }
    return json;
  }

  private static Map<String, Object> describe(Histogram latency) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", latency.getTotalCount());
    if (latency.getTotalCount() > 0) {
      json.put("min", latency.getMinValue());
      json.put("p50", latency.getValueAtPercentile(50));
      json.put("p99", latency.getValueAtPercentile(99));
      json.put("p999", latency.getValueAtPercentile(99.9));
      json.put("max", latency.getMaxValue());
    }
    return json;
  }
}
