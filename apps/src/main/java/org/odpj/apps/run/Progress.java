package org.odpj.apps.run;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The control side of a run: a line for every interval, and every change of a link. */
public final class Progress implements WorkerGroup.Control {
  private static final double SECOND = 1e9;

  /**
   * Where the counters of a run are read.
   *
   * @param received packets taken from inputs
   * @param sent packets that outputs took
   * @param drops what was lost
   */
  public record Source(LongSupplier received, LongSupplier sent, Supplier<Drops> drops) {}

  /** The counters at one moment. */
  private record Moment(long nanos, long received, long sent, Drops drops) {}

  private final Source source;
  private final int interval;
  private final LinkWatch links;
  private final SteadyState steadyState;
  private final PrintWriter out;
  private final RateSeries rates = new RateSeries();
  private long second;
  private long lastNanos;
  private long lastSent;
  private Moment lastLine = new Moment(0, 0, 0, new Drops(0, 0, 0, 0, 0));

  /**
   * Watches a run that has not begun.
   *
   * @param source its counters
   * @param interval seconds between lines; 0 for none
   * @param links its interfaces
   * @param steadyState begins when the code is warm
   * @param out where lines go
   */
  public Progress(
      Source source, int interval, LinkWatch links, SteadyState steadyState, PrintWriter out) {
    this.source = source;
    this.interval = interval;
    this.links = links;
    this.steadyState = steadyState;
    this.out = out;
  }

  /**
   * The rates sent, one for each second.
   *
   * @return grows with the run
   */
  public RateSeries rates() {
    return rates;
  }

  @Override
  public void warm() {
    steadyState.begin(Math.max(source.received().getAsLong(), source.sent().getAsLong()));
  }

  @Override
  public void second(long nanos) {
    second++;
    Drops drops = source.drops().get();
    long sent = source.sent().getAsLong() - drops.txDropped();
    rates.add((sent - lastSent) * SECOND / (nanos - lastNanos));
    lastSent = sent;
    lastNanos = nanos;
    if (interval > 0 && second % interval == 0) {
      Moment now = new Moment(nanos, source.received().getAsLong(), sent, drops);
      print(now);
      lastLine = now;
    }
    reportLinks();
  }

  /** Looks at the links and tells what changed. */
  public void reportLinks() {
    links.changes().forEach(change -> out.println("odp: " + change));
    out.flush();
  }

  private void print(Moment now) {
    double seconds = (now.nanos - lastLine.nanos) / SECOND;
    out.printf(
        "%6.1f s  in %,13.0f pps  out %,13.0f pps  dropped %s%n",
        now.nanos / SECOND,
        (now.received - lastLine.received) / seconds,
        (now.sent - lastLine.sent) / seconds,
        now.drops.since(lastLine.drops));
  }
}
