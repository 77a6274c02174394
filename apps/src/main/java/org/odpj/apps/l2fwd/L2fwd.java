package org.odpj.apps.l2fwd;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.Drops;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.Interfaces;
import org.odpj.apps.run.LinkWatch;
import org.odpj.apps.run.RateSeries;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.Pktio;
import org.odpj.proto.MacAddress;

/** One run of the forwarder: opens, starts, watches, stops, adds up. */
final class L2fwd {
  private static final double SECOND = 1e9;

  private final Odp odp;
  private final L2fwdParam param;
  private final PrintWriter out;
  private final Interfaces interfaces;
  private final List<Worker> workers = new ArrayList<>();
  private final LinkWatch links;
  private final RateSeries rates = new RateSeries();

  L2fwd(Odp odp, L2fwdParam param, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    this.interfaces =
        Interfaces.open(odp, param.interfaces(), param.packets(), param.frameLength());
    this.links = new LinkWatch(interfaces.all());
  }

  /** Forwards until the time is over, the inputs are dry or the process is told to end. */
  L2fwdResult run() {
    interfaces.all().forEach(this::checkCapability);
    configure();
    WorkerGroup group = new WorkerGroup(odp, param.cpus(), workers);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      interfaces.start();
      announce();
      long nanos = group.run(param.seconds(), new Control(group));
      interfaces.stop();
      group.steadyState().end(received());
      L2fwdResult result =
          new L2fwdResult(
              odp, interfaces, links, rates, group.steadyState(), nanos, received(), sent());
      result.print(out);
      return result;
    }
  }

  private void checkCapability(Pktio pktio) {
    Set<PktinMode> modes = pktio.capability().inputModes();
    PktinMode wanted = param.mode().pktinMode();
    if (wanted != PktinMode.DIRECT || !modes.contains(wanted)) {
      throw new IllegalArgumentException(
          "-m %s needs %s input, and the interface '%s' can do %s; use -m direct"
              .formatted(param.mode().title(), wanted, pktio.name(), modes));
    }
    if (param.promiscuous() && !pktio.capability().setPromiscuous()) {
      throw new IllegalArgumentException(
          "the interface '%s' cannot be promiscuous; leave -P away".formatted(pktio.name()));
    }
  }

  private void configure() {
    int count = param.interfaces().size();
    Plan plan = new Plan(count, param.workers());
    for (int i = 0; i < count; i++) {
      interfaces.configureInput(i, plan.inputQueues(i));
      interfaces.configureOutput(i, plan.outputQueues(i));
      if (param.promiscuous()) {
        interfaces.get(i).promiscuous(true);
      }
    }
    int cpus = WorkerGroup.usable(odp, param.cpus()).length;
    for (int i = 0; i < param.workers(); i++) {
      Flow[] flows = plan.of(i).stream().map(this::flow).toArray(Flow[]::new);
      workers.add(new Worker(flows, param.burst(), new Idle(param.workers(), cpus)));
    }
  }

  private Flow flow(Plan.Share share) {
    return new Flow(
        interfaces.get(share.input()).input(share.inputQueue()),
        stage(share.output()),
        interfaces
            .get(share.output())
            .output(interfaces.outputQueue(share.output(), share.outputQueue())));
  }

  /** The classes of the other modes are not loaded, so calls of this one need no dispatch. */
  private MacStage stage(int output) {
    return switch (param.mac()) {
      case NONE -> new KeepMacs();
      case SWAP -> new SwapMacs();
      case REWRITE -> {
        @Nullable MacAddress destination =
            param.destinations().isEmpty() ? null : param.destinations().get(output);
        yield new RewriteMacs(interfaces.get(output).macAddress(), destination);
      }
    };
  }

  private void announce() {
    int count = interfaces.all().size();
    for (int i = 0; i < count; i++) {
      Pktio pktio = interfaces.get(i);
      String detail = pktio.info().detail();
      out.printf(
          "%s (%s%s) -> %s%n",
          pktio.name(),
          pktio.info().driver(),
          detail.isEmpty() ? "" : ", " + detail,
          interfaces.get(Plan.destination(i, count)).name());
    }
    links.changes().forEach(line -> out.println("odp: " + line));
    out.flush();
  }

  private long received() {
    return workers.stream().mapToLong(Worker::received).sum();
  }

  private long sent() {
    return workers.stream().mapToLong(Worker::sent).sum();
  }

  /** Once a second: a line, and a look at the links. */
  private final class Control implements WorkerGroup.Control {
    private final WorkerGroup group;
    private long second;
    private long lastNanos;
    private long lastSent;
    private Line lastLine = new Line(0, 0, 0, new Drops(0, 0, 0, 0, 0));

    Control(WorkerGroup group) {
      this.group = group;
    }

    @Override
    public void warm() {
      group.steadyState().begin(received());
    }

    @Override
    public void second(long nanos) {
      second++;
      long sent = sent();
      rates.add((sent - lastSent) * SECOND / (nanos - lastNanos));
      lastSent = sent;
      lastNanos = nanos;
      if (param.accuracy() > 0 && second % param.accuracy() == 0) {
        long received = received();
        Line line = new Line(nanos, received, sent, Drops.of(received - sent, interfaces.all()));
        line.print(out, lastLine);
        lastLine = line;
      }
      links.changes().forEach(change -> out.println("odp: " + change));
      out.flush();
    }
  }

  /** The counters at one moment. */
  private record Line(long nanos, long received, long sent, Drops drops) {
    void print(PrintWriter out, Line last) {
      double seconds = (nanos - last.nanos) / SECOND;
      out.printf(
          "%6.1f s  in %,13.0f pps  out %,13.0f pps  dropped %s%n",
          nanos / SECOND,
          (received - last.received) / seconds,
          (sent - last.sent) / seconds,
          drops.since(last.drops));
    }
  }
}
