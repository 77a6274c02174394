package org.odpj.apps.perf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.odpj.apps.run.Idle;
import org.odpj.buffer.Buffer;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/**
 * Passes events on between queues of their priority; some are samples, which carry the time when
 * they were enqueued.
 */
final class LatencyWorker extends PerfWorker {
  /** Where an event goes. */
  enum Forward {
    RANDOM,
    INCREMENTAL,
    SOURCE;

    /** The one that has this number in ODP's options. */
    static Forward of(int number) {
      return switch (number) {
        case 0 -> RANDOM;
        case 1 -> INCREMENTAL;
        default -> SOURCE;
      };
    }
  }

  /** In a buffer: the time of a sample, 0 for other events; then its priority, low 0, high 1. */
  static final int TIME = 0;

  static final int PRIORITY = 8;

  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final Scheduler scheduler;
  private final List<Queue[]> queues;
  private final Forward forward;
  private final boolean changePriority;
  private final Event[] events;
  private final Idle idle;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Histogram> latencies =
      List.of(new Histogram(LONGEST_NANOS, 3), new Histogram(LONGEST_NANOS, 3));
  private int next;

  /** A worker; {@code queues} are those of low, and those of high priority. */
  LatencyWorker(
      Scheduler scheduler,
      List<Queue[]> queues,
      Forward forward,
      boolean changePriority,
      int burst,
      long warmUp,
      long rounds,
      Idle idle) {
    super(warmUp, rounds);
    this.scheduler = scheduler;
    this.queues = queues;
    this.forward = forward;
    this.changePriority = changePriority;
    this.events = new Event[burst];
    this.idle = idle;
  }

  @Override
  long work(long rounds) {
    long moved = 0;
    for (long done = 0; done < rounds && !isStopped(); done++) {
      int taken = pass();
      if (taken == 0) {
        idle.idle();
      } else {
        idle.reset();
      }
      moved += taken;
    }
    return moved;
  }

  @Override
  void warm() {
    latencies.forEach(Histogram::reset);
  }

  /** What samples of a priority, 0 low or 1 high, took from enqueue to schedule. */
  Histogram latencies(int priority) {
    return latencies.get(priority);
  }

  @Override
  void finish() {
    scheduler.pause();
    while (pass() > 0) {
      idle.reset();
    }
    scheduler.resume();
  }

  private int pass() {
    int taken = scheduler.schedule(events, 0, events.length, Scheduler.NO_WAIT);
    if (taken > 0) {
      Queue source = Objects.requireNonNull(scheduler.source());
      long now = System.nanoTime();
      for (int i = 0; i < taken; i++) {
        passOn(events[i], source, now);
      }
    }
    return taken;
  }

  private void passOn(Event event, Queue source, long now) {
    MemorySegment memory = ((Buffer) event).memory();
    long sent = memory.get(ValueLayout.JAVA_LONG, TIME);
    int priority = (int) memory.get(ValueLayout.JAVA_LONG, PRIORITY);
    if (sent != 0) {
      latencies.get(priority).recordValue(Math.clamp(now - sent, 0, LONGEST_NANOS));
      if (changePriority) {
        priority = 1 - priority;
        memory.set(ValueLayout.JAVA_LONG, PRIORITY, priority);
      }
      memory.set(ValueLayout.JAVA_LONG, TIME, System.nanoTime());
    }
    Queue target = target(priority, source);
    while (!target.enqueue(event)) {
      Thread.onSpinWait();
    }
  }

  private Queue target(int priority, Queue source) {
    Queue[] choice = queues.get(priority);
    return switch (forward) {
      case RANDOM -> choice[random.nextInt(choice.length)];
      case INCREMENTAL -> choice[(next++ & Integer.MAX_VALUE) % choice.length];
      case SOURCE -> changePriority ? choice[(next++ & Integer.MAX_VALUE) % choice.length] : source;
    };
  }
}
