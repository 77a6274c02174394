package org.odpj.apps.soak;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.event.Event;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.NonBlocking;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.schedule.SchedulerCapability;

/** One run: fills queues of every kind, lets workers move events, and counts what is left. */
final class Soak {
  private static final int FLOWS = 8;

  private final Odp odp;
  private final int seconds;
  private final PrintWriter out;
  private final List<Queue> scheduled = new ArrayList<>();
  private final List<Queue> plain = new ArrayList<>();
  private final List<SoakWorker> workers = new ArrayList<>();

  /** A run of so many workers and events; {@code seed} is that of every choice. */
  Soak(Odp odp, int workerCount, int events, int seconds, long seed, PrintWriter out) {
    this.odp = odp;
    this.seconds = seconds;
    this.out = out;
    openQueues(events);
    BufferPool buffers =
        odp.createBufferPool("soak buffers", BufferPoolParam.of(events, Mark.LENGTH));
    PacketPool packets = odp.createPacketPool("soak packets", PacketPoolParam.of(events, 256));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < workerCount; i++) {
      workers.add(
          new SoakWorker(
              odp.scheduler(),
              scheduled.toArray(Queue[]::new),
              plain.toArray(Queue[]::new),
              buffers,
              packets,
              random.split(),
              new Idle(workerCount, odp.system().availableCpus().count())));
    }
    for (int i = 0; i < events && workers.getFirst().add(); i++) {
      // Each is one event more.
    }
  }

  private void openQueues(int events) {
    SchedulerCapability can = odp.scheduler().capability();
    int size = Math.min(2 * events, can.maxQueueSize());
    for (SchedSync sync : can.syncs()) {
      for (int priority = can.minPriority(); priority <= can.maxPriority(); priority++) {
        SchedParam sched = new SchedParam(sync, priority);
        open(sched, size);
        if (can.maxFlows() >= FLOWS) {
          open(sched.withFlows(FLOWS), size);
        }
      }
    }
    for (NonBlocking progress : odp.queueCapability().nonBlocking()) {
      plain.add(
          odp.createQueue(
              "soak " + progress, QueueParam.plain().withNonBlocking(progress).withSize(size)));
    }
  }

  private void open(SchedParam sched, int size) {
    QueueParam param = QueueParam.scheduled(sched).withSize(size);
    scheduled.add(odp.createQueue("soak " + sched, param.withContext(new SoakQueue(sched))));
  }

  /** Runs to the end; then every event that was allocated must be found or have been freed. */
  Result run() {
    WorkerGroup group = new WorkerGroup(odp, null, workers);
    try (StopSignal _ = StopSignal.listen(group::stop)) {
      long nanos = group.run(seconds, new Ticker());
      long found = drain();
      return new Result(
          sum(SoakWorker.MOVED),
          sum(SoakWorker.ALLOCATED),
          sum(SoakWorker.FREED),
          found,
          nanos / 1e9);
    }
  }

  private long drain() {
    long found = 0;
    Scheduler scheduler = odp.scheduler();
    for (Event event = scheduler.schedule(Scheduler.NO_WAIT);
        event != null;
        event = scheduler.schedule(Scheduler.NO_WAIT)) {
      Mark.take(event);
      event.free();
      found++;
    }
    for (Queue queue : plain) {
      for (Event event = queue.dequeue(); event != null; event = queue.dequeue()) {
        Mark.take(event);
        event.free();
        found++;
      }
      queue.close();
    }
    scheduled.forEach(Queue::close);
    return found;
  }

  private long sum(int counter) {
    return workers.stream().mapToLong(worker -> worker.counted(counter)).sum();
  }

  /** A line each minute. */
  private final class Ticker implements WorkerGroup.Control {
    private static final long MINUTE = 60_000_000_000L;

    private long next = MINUTE;

    @Override
    public void second(long elapsedNanos) {
      if (elapsedNanos >= next) {
        out.printf("%d min: %,d events moved%n", next / MINUTE, sum(SoakWorker.MOVED));
        out.flush();
        next += MINUTE;
      }
    }

    @Override
    public void warm() {}
  }

  /**
   * How a run ended.
   *
   * @param moved events taken from queues
   * @param allocated events
   * @param freed events, by workers
   * @param found events in queues at the end
   * @param seconds how long it took
   */
  record Result(long moved, long allocated, long freed, long found, double seconds) {
    /** Events that are nowhere, or more than once if negative. */
    long lost() {
      return allocated - freed - found;
    }

    void print(PrintWriter out) {
      out.printf(
          "moved %,d events in %.1f s; allocated %,d = freed %,d + left in queues %,d%s%n",
          moved,
          seconds,
          allocated,
          freed,
          found,
          lost() == 0 ? "" : " + LOST %,d".formatted(lost()));
      out.flush();
    }

    /** Adds itself to the description of the run. */
    Map<String, @Nullable Object> describe(Map<String, @Nullable Object> run) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>(run);
      json.put("moved", moved);
      json.put("allocated", allocated);
      json.put("freed", freed);
      json.put("left", found);
      json.put("lost", lost());
      json.put("seconds", seconds);
      return json;
    }
  }
}
