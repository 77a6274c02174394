package org.odpj.apps.l2fwd;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.Totals;

/**
 * How a run ended.
 *
 * <p>Every packet is accounted for: what workers received is what outputs sent, plus what outputs
 * did not take, plus what they took and dropped.
 */
final class L2fwdResult {
  private final Totals totals;
  private final long unaccounted;

  /**
   * Adds up.
   *
   * @param totals of the interfaces
   * @param taken packets that outputs took
   */
  L2fwdResult(Totals totals, long taken) {
    this.totals = totals;
    this.unaccounted = taken - totals.transmitted() - totals.drops().txDropped();
  }

  /**
   * 1 if an interface failed, an output dropped what it had taken, or a packet is gone without a
   * cause. An output that takes no more is no failure: that is how overload looks.
   */
  int exitCode() {
    boolean failed =
        totals.links().anyFailed() || totals.drops().txDropped() > 0 || unaccounted != 0;
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  void print(PrintWriter out) {
    out.println();
    out.print(totals.interfaces().statistics());
    out.println();
    out.printf(
        "received %,d = sent %,d + not taken by outputs %,d + dropped by outputs %,d%s in %.1f s%n",
        totals.received(),
        totals.transmitted(),
        totals.drops().txFull(),
        totals.drops().txDropped(),
        unaccounted == 0 ? "" : " + UNACCOUNTED %,d".formatted(unaccounted),
        totals.seconds());
    totals.print(out);
  }

  /** Fills the result for machines. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> json) {
    totals.describe(json);
    json.put("unaccounted", unaccounted);
    return json;
  }
}
