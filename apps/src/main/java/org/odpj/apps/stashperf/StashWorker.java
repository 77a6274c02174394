package org.odpj.apps.stashperf;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.stash.IntStash;

/** One thread: takes a burst out of one stash after the other and puts it back. */
final class StashWorker implements WorkerGroup.Task {
  /** Rounds of a call: a method that returns now and then runs in its best compiled form. */
  private static final int CHUNK = 1_000;

  private final StashPerfParam param;
  private final List<IntStash> stashes;
  private final AtomicInteger notReady;
  private final int[] burst;
  private volatile boolean stopped;
  private int next;
  private long events;
  private long retries;
  private long nanos;

  StashWorker(StashPerfParam param, List<IntStash> stashes, AtomicInteger notReady) {
    this.param = param;
    this.stashes = stashes;
    this.notReady = notReady;
    this.burst = new int[param.burst()];
  }

  @Override
  public void run() {
    long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(param.warmup());
    while (System.nanoTime() < warm && !stopped) {
      rounds(CHUNK);
    }
    awaitOthers();
    retries = 0;
    long rounds = 0;
    long begin = System.nanoTime();
    while (rounds < param.rounds() && !stopped) {
      int count = (int) Math.min(param.rounds() - rounds, CHUNK);
      events += rounds(count);
      rounds += count;
    }
    nanos = System.nanoTime() - begin;
  }

  private long rounds(int count) {
    long moved = 0;
    for (int round = 0; round < count; round++) {
      IntStash stash = stashes.get(next);
      next = next + 1 == stashes.size() ? 0 : next + 1;
      int got = stash.get(burst, 0, burst.length);
      int put = stash.put(burst, 0, got);
      while (put < got) {
        retries++;
        put += stash.put(burst, put, got - put);
      }
      moved += got;
    }
    return moved;
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

  /** Objects that were taken out and put back; of a thread that has ended, like the others. */
  long events() {
    return events;
  }

  /** Puts that did not take a whole burst. */
  long retries() {
    return retries;
  }

  /** Objects a second. */
  double rate() {
    return nanos == 0 ? 0 : events * 1e9 / nanos;
  }
}
