package org.odpj.apps.packetgen;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import org.odpj.pktio.PktioParam;
import org.odpj.proto.MacAddress;

/** One run of the generator: opens, starts, watches, stops, adds up. */
final class PacketGen {
  /** The last octet is the interface's number. */
  private static final long DEFAULT_DESTINATION = 0x02_00_00_a0_b0_00L;

  private final Odp odp;
  private final PacketGenParam param;
  private final PrintWriter out;
  private final Interfaces interfaces;
  private final List<Sender> senders = new ArrayList<>();
  private final List<GenWorker> workers = new ArrayList<>();
  private final @Nullable Receiver receiver;

  PacketGen(Odp odp, PacketGenParam param, @Nullable Path capture, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    int frameLength = Math.max(param.length(), Interfaces.DEFAULT_FRAME_LENGTH);
    this.interfaces =
        Interfaces.open(
            odp, param.interfaces(), param.packets(), frameLength, 0, PktioParam.direct(), capture);
    for (int i = 0; i < param.interfaces().size(); i++) {
      interfaces.configureInput(i, 1);
      interfaces.configureOutput(i, 1);
      if (param.promiscuous()) {
        interfaces.promiscuous(i);
      }
    }
    this.receiver = param.direction().receives() ? receiver() : null;
    if (param.direction().sends()) {
      addSenders();
    }
    addWorkers();
  }

  /**
   * Sends and receives until the count is reached, the time is over or the process is told to end.
   */
  PacketGenResult run() {
    WorkerGroup group = new WorkerGroup(odp, param.cpus(), workers);
    LinkWatch links = new LinkWatch(interfaces.all());
    Progress.Source source = new Progress.Source(this::received, this::sent, this::drops);
    Progress progress = new Progress(source, param.accuracy(), links, group.steadyState(), out);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      interfaces.start();
      progress.reportLinks();
      long nanos = group.run(param.seconds(), progress);
      interfaces.stop();
      group.steadyState().end(Math.max(received(), sent()));
      Totals totals =
          Totals.of(progress, nanos, received(), drops(), group.steadyState(), interfaces, links);
      return new PacketGenResult(totals, senders, receiver);
    }
  }

  private Receiver receiver() {
    List<PktinQueue> inputs =
        IntStream.range(0, param.interfaces().size())
            .mapToObj(i -> interfaces.input(i, 0))
            .toList();
    return new Receiver(inputs, Probe.STREAMS, Math.max(param.burst(), 32));
  }

  private void addSenders() {
    for (int i = 0; i < param.interfaces().size(); i++) {
      MacAddress destination =
          param.macDestinations().isEmpty()
              ? new MacAddress(DEFAULT_DESTINATION + i)
              : param.macDestinations().get(i);
      FrameTemplate template =
          new FrameTemplate(param, interfaces.get(i).macAddress(), destination);
      senders.add(new Sender(i, interfaces.output(i, 0), interfaces.pool(), template, param));
    }
  }

  private void addWorkers() {
    int cpus = WorkerGroup.usable(odp, param.cpus()).length;
    if (param.workers() == 1) {
      addWorker(senders, receiver, cpus);
    } else {
      addWorker(senders, null, cpus);
      addWorker(List.of(), receiver, cpus);
    }
  }

  private void addWorker(List<Sender> sending, @Nullable Receiver receiving, int cpus) {
    Idle idle = new Idle(param.workers(), cpus);
    workers.add(new GenWorker(sending, receiving, param.drainMillis(), idle, workers));
  }

  private long received() {
    return receiver == null ? 0 : receiver.probes() + receiver.others();
  }

  private long sent() {
    return senders.stream().mapToLong(Sender::sent).sum();
  }

  private Drops drops() {
    return Drops.of(0, interfaces.all());
  }
}
