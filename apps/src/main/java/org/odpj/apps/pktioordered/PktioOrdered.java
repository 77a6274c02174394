package org.odpj.apps.pktioordered;

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
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;

/** One run: opens, starts, watches, stops, adds up. */
final class PktioOrdered {
  private static final int FLOW_QUEUE_SIZE = 16_384;

  private final Odp odp;
  private final PktioOrderedParam param;
  private final PrintWriter out;
  private final Interfaces interfaces;
  private final List<OrderedWorker> workers = new ArrayList<>();

  PktioOrdered(Odp odp, PktioOrderedParam param, @Nullable Path capture, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    this.interfaces =
        Interfaces.open(
            odp,
            param.interfaces(),
            0,
            Interfaces.DEFAULT_FRAME_LENGTH,
            Long.BYTES,
            new PktioParam(PktinMode.SCHED, PktoutMode.DIRECT),
            capture);
  }

  /** Forwards until the time is over, the inputs are dry or the process is told to end. */
  PktioOrderedResult run() {
    configure();
    WorkerGroup group = new WorkerGroup(odp, param.cpus(), workers);
    LinkWatch links = new LinkWatch(interfaces.all());
    Progress.Source source =
        new Progress.Source(
            () -> sum(OrderedWorker.RECEIVED), () -> sum(OrderedWorker.SENT), this::drops);
    Progress progress = new Progress(source, param.accuracy(), links, group.steadyState(), out);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      interfaces.start();
      progress.reportLinks();
      long nanos = group.run(param.seconds(), progress);
      interfaces.stop();
      long received = sum(OrderedWorker.RECEIVED);
      group.steadyState().end(received);
      Totals totals =
          Totals.of(progress, nanos, received, drops(), group.steadyState(), interfaces, links);
      return new PktioOrderedResult(
          totals,
          param.sync(),
          sum(OrderedWorker.SENT),
          sum(OrderedWorker.NOT_TAKEN),
          sum(OrderedWorker.QUEUE_FULL),
          sum(OrderedWorker.LATE),
          sum(OrderedWorker.OUT_OF_ORDER));
    }
  }

  private void configure() {
    int[] cpus = WorkerGroup.usable(odp, param.cpus());
    int threads = param.workers() == 0 ? cpus.length : param.workers();
    int locks = param.sync() == SchedSync.ORDERED ? 1 : 0;
    int priority = odp.scheduler().capability().defaultPriority();
    SchedParam sched = new SchedParam(param.sync(), priority, null, locks);
    int count = interfaces.all().size();
    for (int i = 0; i < count; i++) {
      interfaces.configureScheduledInput(i, param.inputQueues(), sched);
      interfaces.configureOutput(i, threads);
      if (param.promiscuous()) {
        interfaces.promiscuous(i);
      }
    }
    for (int i = 0; i < count; i++) {
      setStages(i, priority);
    }
    for (int worker = 0; worker < threads; worker++) {
      PktoutQueue[] outputs = new PktoutQueue[count];
      for (int i = 0; i < count; i++) {
        outputs[i] = interfaces.output(i, interfaces.outputQueue(i, worker));
      }
      workers.add(
          new OrderedWorker(
              odp.scheduler(),
              outputs,
              param.burst(),
              () -> interfaces.all().stream().allMatch(Pktio::atEnd),
              this::drained,
              new Idle(threads, cpus.length)));
    }
  }

  /** Each input queue of an interface has flow queues of its own, so that numbers are its own. */
  private void setStages(int input, int priority) {
    Pktio pktio = interfaces.get(input);
    int output = interfaces.destination(input);
    int queues = Math.min(param.inputQueues(), pktio.capability().maxInputQueues());
    int size = Math.min(FLOW_QUEUE_SIZE, odp.scheduler().capability().maxQueueSize());
    for (int queue = 0; queue < queues; queue++) {
      Queue[] flows = new Queue[param.flows()];
      for (int flow = 0; flow < flows.length; flow++) {
        flows[flow] =
            odp.createQueue(
                "%s input %d flow %d".formatted(pktio.name(), queue, flow),
                QueueParam.scheduled(SchedSync.ATOMIC, priority)
                    .withSize(size)
                    .withContext(new FlowStage(output)));
      }
      pktio
          .inputEventQueue(queue)
          .context(new InputStage(odp.scheduler(), param.sync(), flows, 1 + param.extraRounds()));
    }
  }

  /** Whether no packet is between the stages. What has left is read first: it was there before. */
  private boolean drained() {
    long gone = 0;
    for (OrderedWorker worker : workers) {
      gone +=
          worker.counted(OrderedWorker.SENT)
              + worker.counted(OrderedWorker.NOT_TAKEN)
              + worker.counted(OrderedWorker.QUEUE_FULL)
              + worker.counted(OrderedWorker.LATE);
    }
    return gone == sum(OrderedWorker.RECEIVED);
  }

  private long sum(int counter) {
    long sum = 0;
    for (OrderedWorker worker : workers) {
      sum += worker.counted(counter);
    }
    return sum;
  }

  private Drops drops() {
    long lost =
        sum(OrderedWorker.NOT_TAKEN) + sum(OrderedWorker.QUEUE_FULL) + sum(OrderedWorker.LATE);
    return Drops.of(lost, interfaces.all());
  }
}
