package org.odpj.apps.timerperf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.odpj.Odp;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.queue.Queue;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;

/** One thread that makes timer pools and their timers, and closes them again. */
final class PoolWorker implements WorkerGroup.Task {
  private final Odp odp;
  private final TimerPerfParam param;
  private final Queue queue;
  private final TimerPool[] pools;
  private final Timer[] timers;
  private volatile boolean stopped;
  private long rounds;
  private long createNanos;
  private long startNanos;
  private long allocNanos;
  private long freeNanos;
  private long destroyNanos;

  PoolWorker(Odp odp, TimerPerfParam param, Queue queue, int pools) {
    this.odp = odp;
    this.param = param;
    this.queue = queue;
    this.pools = new TimerPool[pools];
    this.timers = new Timer[pools * param.timers()];
  }

  @Override
  public void run() {
    for (; rounds < param.rounds() && !stopped; rounds++) {
      round();
    }
  }

  private void round() {
    long begin = System.nanoTime();
    for (int i = 0; i < pools.length; i++) {
      pools[i] = odp.createTimerPool("timer-perf", param.pool());
    }
    long created = System.nanoTime();
    for (TimerPool pool : pools) {
      pool.start();
    }
    long started = System.nanoTime();
    for (int i = 0; i < timers.length; i++) {
      timers[i] = Objects.requireNonNull(pools[i / param.timers()].alloc(queue, null));
    }
    long allocated = System.nanoTime();
    for (Timer timer : timers) {
      timer.close();
    }
    long freed = System.nanoTime();
    for (TimerPool pool : pools) {
      pool.close();
    }
    createNanos += created - begin;
    startNanos += started - created;
    allocNanos += allocated - started;
    freeNanos += freed - allocated;
    destroyNanos += System.nanoTime() - freed;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  long rounds() {
    return rounds;
  }

  /** Nanoseconds of each step, of one pool or one timer. */
  Map<String, Double> averages() {
    Map<String, Double> nanos = new LinkedHashMap<>();
    double ofPools = (double) Math.max(1, rounds) * pools.length;
    double ofTimers = (double) Math.max(1, rounds) * timers.length;
    nanos.put("pool create", createNanos / ofPools);
    nanos.put("pool start", startNanos / ofPools);
    nanos.put("timer alloc", allocNanos / ofTimers);
    nanos.put("timer free", freeNanos / ofTimers);
    nanos.put("pool destroy", destroyNanos / ofPools);
    return nanos;
  }
}
