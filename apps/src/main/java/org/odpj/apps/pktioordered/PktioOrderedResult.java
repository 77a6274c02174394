package org.odpj.apps.pktioordered;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.Totals;
import org.odpj.queue.SchedSync;

/**
 * How a run ended.
 *
 * @param totals of the interfaces
 * @param sync how input queues were scheduled
 * @param taken packets that outputs took
 * @param notTaken packets that outputs did not take
 * @param queueFull packets that the queue of their flow did not take
 * @param late packets that came when the run was to end
 * @param outOfOrder packets that came behind a later one of their flow
 */
record PktioOrderedResult(
    Totals totals,
    SchedSync sync,
    long taken,
    long notTaken,
    long queueFull,
    long late,
    long outOfOrder) {

  /** Packets that are gone without a cause. */
  long unaccounted() {
    return totals.received()
        - notTaken
        - queueFull
        - late
        - totals.drops().txDropped()
        - totals.transmitted();
  }

  /** 1 if order was promised and not kept, an interface failed, or a packet is gone. */
  int exitCode() {
    boolean disorder = sync != SchedSync.PARALLEL && outOfOrder > 0;
    boolean failed =
        disorder
            || totals.links().anyFailed()
            || totals.drops().txDropped() > 0
            || unaccounted() != 0;
    return failed ? ExitCode.FAILED : ExitCode.OK;
  }

  void print(PrintWriter out) {
    out.println();
    out.print(totals.interfaces().statistics());
    out.println();
    out.printf(
        "received %,d = sent %,d + not taken by outputs %,d + by queues %,d + late %,d + dropped by"
            + " outputs %,d%s in %.1f s%n",
        totals.received(),
        totals.transmitted(),
        notTaken,
        queueFull,
        late,
        totals.drops().txDropped(),
        unaccounted() == 0 ? "" : " + UNACCOUNTED %,d".formatted(unaccounted()),
        totals.seconds());
    out.printf(
        "out of order: %,d%s%n",
        outOfOrder, sync == SchedSync.PARALLEL ? " (parallel queues promise no order)" : "");
    totals.print(out);
  }

  /** Fills the result for machines. */
  Map<String, @Nullable Object> describe(Map<String, @Nullable Object> json) {
    totals.describe(json);
    json.put("queueFull", queueFull);
    json.put("late", late);
    json.put("outOfOrder", outOfOrder);
    json.put("unaccounted", unaccounted());
    return json;
  }
}
