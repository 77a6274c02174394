package org.odpj.apps.poolperf;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.odpj.apps.run.WorkerGroup;

/** One thread: gets warm, waits for the others, and is measured. */
final class PoolWorker implements WorkerGroup.Task {
  /** Rounds of a call: a method that returns now and then runs in its best compiled form. */
  private static final int CHUNK = 1_000;

  private final PoolPerfParam param;
  private final Supplier<Rounds> maker;
  private final AtomicInteger notReady;
  private volatile boolean stopped;
  private long rounds;
  private long events;
  private long nanos;

  /**
   * A thread's work.
   *
   * @param maker makes the rounds, in the thread
   * @param notReady workers that have not come to the start yet; shared by all of them
   */
  PoolWorker(PoolPerfParam param, Supplier<Rounds> maker, AtomicInteger notReady) {
    this.param = param;
    this.maker = maker;
    this.notReady = notReady;
  }

  @Override
  public void run() {
    Rounds work = maker.get();
    long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(param.warmup());
    while (System.nanoTime() < warm && !stopped) {
      work.run(CHUNK);
    }
    awaitOthers();
    long begin = System.nanoTime();
    while (rounds < param.rounds() && !stopped) {
      int count = Math.min(param.rounds() - (int) rounds, CHUNK);
      events += work.run(count);
      rounds += count;
    }
    nanos = System.nanoTime() - begin;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @SuppressWarnings("ThreadPriorityCheck") // There may be more workers than CPUs.
  private void awaitOthers() {
    notReady.decrementAndGet();
    while (notReady.get() > 0 && !stopped) {
      Thread.yield();
    }
  }

  /** Rounds that were measured; of a thread that has ended, like the others. */
  long rounds() {
    return rounds;
  }

  /** Events that were allocated and freed. */
  long events() {
    return events;
  }

  /** How long that took. */
  long nanos() {
    return nanos;
  }
}
