package org.odpj.apps.l2fwd;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.Drops;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.Interfaces;
import org.odpj.apps.run.LinkWatch;
import org.odpj.apps.run.Progress;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.Totals;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.proto.MacAddress;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;

/** One run of the forwarder: opens, starts, watches, stops, adds up. */
final class L2fwd {
  private final Odp odp;
  private final L2fwdParam param;
  private final PrintWriter out;
  private final Interfaces interfaces;
  private final List<Worker> workers = new ArrayList<>();

  L2fwd(Odp odp, L2fwdParam param, @Nullable Path capture, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    this.interfaces =
        Interfaces.open(
            odp,
            param.interfaces(),
            param.packets(),
            param.frameLength(),
            0,
            new PktioParam(param.mode().pktinMode(), PktoutMode.DIRECT),
            capture);
  }

  /** Forwards until the time is over, the inputs are dry or the process is told to end. */
  L2fwdResult run() {
    configure();
    WorkerGroup group = new WorkerGroup(odp, param.cpus(), workers);
    LinkWatch links = new LinkWatch(interfaces.all());
    Progress.Source source = new Progress.Source(this::received, this::sent, this::drops);
    Progress progress = new Progress(source, param.accuracy(), links, group.steadyState(), out);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      interfaces.start();
      announce();
      progress.reportLinks();
      long nanos = group.run(param.seconds(), progress);
      interfaces.stop();
      group.steadyState().end(Math.max(received(), sent()));
      Totals totals =
          Totals.of(progress, nanos, received(), drops(), group.steadyState(), interfaces, links);
      return new L2fwdResult(totals, sent());
    }
  }

  private void configure() {
    SchedSync sync = param.mode().sync();
    if (sync == null) {
      configurePolled();
    } else {
      configureScheduled(sync);
    }
    if (param.promiscuous()) {
      for (int i = 0; i < param.interfaces().size(); i++) {
        interfaces.promiscuous(i);
      }
    }
  }

  /** Every worker serves every interface, and sends to each by a queue of its own if it can. */
  private void configureScheduled(SchedSync sync) {
    int count = param.interfaces().size();
    SchedParam sched = new SchedParam(sync, odp.scheduler().capability().defaultPriority());
    for (int i = 0; i < count; i++) {
      interfaces.configureScheduledInput(i, param.workers(), sched);
      interfaces.configureOutput(i, param.workers());
    }
    for (int worker = 0; worker < param.workers(); worker++) {
      List<ScheduledFlow.Route> routes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int output = interfaces.destination(i);
        routes.add(
            new ScheduledFlow.Route(
                stage(output), interfaces.output(output, interfaces.outputQueue(output, worker))));
      }
      addWorker(new ScheduledFlow(odp.scheduler(), interfaces.all(), routes));
    }
  }

  private void configurePolled() {
    int count = param.interfaces().size();
    Plan plan = new Plan(count, param.workers());
    for (int i = 0; i < count; i++) {
      interfaces.configureInput(i, plan.inputQueues(i));
      interfaces.configureOutput(i, plan.outputQueues(i));
    }
    for (int i = 0; i < param.workers(); i++) {
      addWorker(plan.of(i).stream().map(this::flow).toArray(Flow[]::new));
    }
  }

  private void addWorker(Flow... flows) {
    int cpus = WorkerGroup.usable(odp, param.cpus()).length;
    workers.add(new Worker(flows, param.burst(), new Idle(param.workers(), cpus)));
  }

  private Flow flow(Plan.Share share) {
    return new PolledFlow(
        input(share.input(), share.inputQueue()),
        stage(share.output()),
        interfaces.output(
            share.output(), interfaces.outputQueue(share.output(), share.outputQueue())));
  }

  private PktinQueue input(int index, int queue) {
    return param.mode() == InputMode.QUEUE
        ? interfaces.captured(index, new PlainInput(interfaces.get(index), queue))
        : interfaces.input(index, queue);
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
          interfaces.get(interfaces.destination(i)).name());
    }
  }

  private long received() {
    return workers.stream().mapToLong(Worker::received).sum();
  }

  private long sent() {
    return workers.stream().mapToLong(Worker::sent).sum();
  }

  private Drops drops() {
    return Drops.of(received() - sent(), interfaces.all());
  }
}
