package org.odpj.linuxgeneric.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.linuxgeneric.schedule.OrderModel.Stage;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/**
 * Random applications, each a few layers of ordered and atomic queues with groups and locks, run by
 * several threads; events that took the same way must come out in the order that {@link OrderModel}
 * gives, which runs the same application one event after the other.
 */
class OrderModelTest {
  private static final int THREADS = 3;
  private static final int EVENTS = 1_500;
  private static final int RUNS = 12;

  @TestFactory
  @Timeout(120)
  Stream<DynamicTest> ordersAreThoseOfTheSequentialModel() {
    Random seeds = new Random(Long.getLong("odp.test.seed", System.nanoTime()));
    return seeds
        .longs(RUNS)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).run()));
  }

  /** One application. */
  private static final class Run {
    private final OrderModel model;
    private final long seed;
    private final Odp odp = Odp.open(OdpConfig.defaults());
    private final Scheduler scheduler = odp.scheduler();
    private final BufferPool pool =
        odp.createBufferPool("events", BufferPoolParam.of(4 * EVENTS, 64).withCache(0));
    private final Map<Stage, Queue> queues = new TreeMap<>();
    private final Map<Stage, List<Long>> underLock = new TreeMap<>();
    private final List<Queue> sinks = new ArrayList<>();
    private final List<OdpThread> threads = new ArrayList<>();
    private final AtomicInteger alive = new AtomicInteger();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Run(long seed) {
      this.seed = seed;
      this.model = new OrderModel(seed, EVENTS);
    }

    void run() throws InterruptedException {
      try (odp) {
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(seed + i);
          threads.add(odp.thread("worker " + i, ThreadType.WORKER, null, () -> work(random)));
        }
        open(new Random(seed));
        feed();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(failures).describedAs("seed %d", seed).isEmpty();
        Map<Long, List<Integer>> came = collect();
        assertThat(came).describedAs("seed %d", seed).isEqualTo(model.expected());
        for (Map.Entry<Stage, List<Long>> entry : underLock.entrySet()) {
          assertThat(OrderModel.byWay(entry.getValue()))
              .describedAs("seed %d, under the lock of %s", seed, entry.getKey())
              .isEqualTo(OrderModel.byWay(model.processed(entry.getKey())));
        }
      }
    }

    private void open(Random random) {
      for (Stage stage : model.stages()) {
        SchedGroup group = null;
        if (random.nextBoolean()) {
          group = scheduler.createGroup(stage.toString(), Set.copyOf(threads.subList(0, 2)));
        }
        SchedSync sync = random.nextInt(3) > 0 ? SchedSync.ORDERED : SchedSync.ATOMIC;
        int locks = sync == SchedSync.ORDERED ? random.nextInt(3) : 0;
        SchedParam sched = new SchedParam(sync, random.nextInt(8), group, locks);
        Queue queue =
            odp.createQueue(
                stage.toString(),
                QueueParam.scheduled(sched).withSize(4 * EVENTS).withContext(stage));
        queues.put(stage, queue);
        if (locks > 0) {
          underLock.put(stage, new ArrayList<>()); // Guarded by ordered lock 0.
        }
      }
      for (int i = 0; i < OrderModel.SINKS; i++) {
        sinks.add(odp.createQueue("sink", QueueParam.plain().withSize(4 * EVENTS)));
      }
    }

    private void feed() {
      for (int i = 0; i < EVENTS; i++) {
        Stage first = model.first(i);
        alive.incrementAndGet();
        assertThat(
                Objects.requireNonNull(queues.get(first))
                    .enqueue(event(OrderModel.token(i, first.queue()))))
            .isTrue();
      }
    }

    private Buffer event(long token) {
      Buffer buffer = Objects.requireNonNull(pool.alloc());
      Tokens.put(buffer, token);
      return buffer;
    }

    private void work(Random random) {
      Event[] burst = new Event[4];
      try {
        while (alive.get() > 0 && failures.isEmpty()) {
          int count = 1 + random.nextInt(4);
          int taken = scheduler.schedule(burst, 0, count, 100_000);
          if (taken > 0) {
            Stage stage = (Stage) Objects.requireNonNull(scheduler.source()).context();
            process(Objects.requireNonNull(stage), burst, taken, random);
          }
        }
        scheduler.schedule(Scheduler.NO_WAIT);
      } catch (RuntimeException | AssertionError e) {
        failures.add(e);
      }
    }

    @SuppressWarnings("ThreadPriorityCheck") // Yielding changes the order in which contexts end.
    private void process(Stage stage, Event[] burst, int taken, Random random) {
      if (random.nextInt(4) == 0) {
        Thread.yield();
      }
      List<Long> notes = underLock.get(stage);
      if (notes != null) {
        scheduler.lock(0);
        for (int i = 0; i < taken; i++) {
          notes.add(Tokens.get(burst[i]));
        }
        scheduler.unlock(0);
      }
      int change = 0;
      for (int i = 0; i < taken; i++) {
        change += pass(stage, burst[i]);
      }
      if (random.nextInt(4) == 0) {
        scheduler.releaseOrdered();
      }
      alive.addAndGet(change);
    }

    /** Does with an event what the model says; returns by how many the living ones change. */
    private int pass(Stage stage, Event event) {
      List<Long> results = model.results(stage, Tokens.get(event));
      boolean last = stage.layer() == model.layers() - 1;
      for (long token : results) {
        Queue target = queueFor(stage, token, last);
        if (!target.enqueue(event(token))) {
          throw new AssertionError("a queue is full that all events fit into");
        }
      }
      event.free();
      return last ? -1 : results.size() - 1;
    }

    private Queue queueFor(Stage stage, long token, boolean last) {
      int index = OrderModel.lastQueue(token);
      return last
          ? sinks.get(index)
          : Objects.requireNonNull(queues.get(new Stage(stage.layer() + 1, index)));
    }

    private Map<Long, List<Integer>> collect() {
      List<Long> tokens = new ArrayList<>();
      for (Queue sink : sinks) {
        for (Event event = sink.dequeue(); event != null; event = sink.dequeue()) {
          tokens.add(Tokens.get(event));
          event.free();
        }
      }
      return OrderModel.byWay(tokens);
    }
  }
}
