package org.odpj.apps.timeraccuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.odpj.Odp;
import org.odpj.apps.run.RunFailure;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerResult;

/** Starts timers, takes their timeouts out of the scheduler, and notes how late each is. */
final class Accuracy {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Odp odp;
  private final AccuracyParam param;
  private final TimerPool pool;
  private final Queue queue;
  private final AccuracyResult result;
  private long retries;

  private Accuracy(Odp odp, AccuracyParam param, TimerPool pool, Queue queue) {
    this.odp = odp;
    this.param = param;
    this.pool = pool;
    this.queue = queue;
    this.result = new AccuracyResult(param.pool().resolution(), param.count() * param.burst());
  }

  static AccuracyResult run(Odp odp, AccuracyParam param) {
    int timeouts = param.pool().timers();
    int priority = odp.scheduler().capability().defaultPriority();
    try (TimeoutPool events =
            odp.createTimeoutPool("timer-accuracy", TimeoutPoolParam.of(timeouts).withCache(0));
        Queue queue =
            odp.createQueue("timer-accuracy", QueueParam.scheduled(SchedSync.PARALLEL, priority));
        TimerPool pool = odp.createTimerPool("timer-accuracy", param.pool())) {
      pool.start();
      Accuracy accuracy = new Accuracy(odp, param, pool, queue);
      if (param.mode() == AccuracyMode.PERIODIC) {
        accuracy.runPeriodic();
      } else {
        accuracy.runSingle(events);
      }
      accuracy.result.retries(accuracy.retries);
      return accuracy.result;
    }
  }

  private void runSingle(TimeoutPool events) {
    List<Timer> timers = new ArrayList<>();
    long begin = pool.currentTick() + pool.nanosToTicks(param.first());
    int starts = param.pool().timers();
    for (int i = 0; i < starts; i++) {
      Timer timer = Objects.requireNonNull(pool.alloc(queue, i));
      timers.add(timer);
      long nanos = (i / param.burst()) * param.period() + (i % param.burst()) * param.gap();
      Event event = Objects.requireNonNull(events.alloc());
      start(timer, TickType.ABSOLUTE, begin + pool.nanosToTicks(nanos), event);
    }
    int[] rounds = new int[starts];
    int total = param.rounds() * param.burst();
    for (int i = 0; i < total; i++) {
      Timeout timeout = next();
      note(timeout, i);
      int index = (Integer) Objects.requireNonNull(timeout.context());
      if (param.mode() == AccuracyMode.ALL_AT_ONCE || ++rounds[index] == param.rounds()) {
        timeout.free();
      } else {
        restart(timers.get(index), timeout);
      }
    }
    timers.forEach(Timer::close);
  }

  private void restart(Timer timer, Timeout timeout) {
    long ticks = pool.nanosToTicks(param.period());
    if (param.mode() == AccuracyMode.RESTART_RELATIVE) {
      start(timer, TickType.RELATIVE, ticks, timeout);
    } else {
      start(timer, TickType.ABSOLUTE, timeout.tick() + ticks, timeout);
    }
  }

  private void start(Timer timer, TickType type, long tick, Event event) {
    long ticks = pool.nanosToTicks(param.period());
    for (int attempt = 0; ; attempt++) {
      TimerResult outcome = timer.start(type, tick + attempt * ticks, event);
      if (outcome == TimerResult.SUCCESS) {
        return;
      }
      if (outcome != TimerResult.TOO_NEAR || attempt == param.retries()) {
        throw new RunFailure(
            "a timer could not be started: %s; try --early_retry or a longer --period"
                .formatted(outcome),
            null);
      }
      retries++;
    }
  }

  private void runPeriodic() {
    List<PeriodicTimer> timers = new ArrayList<>();
    long begin = pool.currentTick() + pool.nanosToTicks((long) param.cycle() / 2);
    for (int i = 0; i < param.burst(); i++) {
      PeriodicTimer timer =
          Objects.requireNonNull(pool.allocPeriodic(queue, i, param.multiplier()));
      timers.add(timer);
      TimerResult outcome =
          param.first() == 0 && param.gap() == 0
              ? timer.start()
              : timer.start(begin + pool.nanosToTicks(param.first() + i * param.gap()));
      if (outcome != TimerResult.SUCCESS) {
        throw new RunFailure("a periodic timer could not be started: " + outcome, null);
      }
    }
    int total = param.rounds() * param.burst();
    for (int i = 0; i < total; i++) {
      Timeout timeout = next();
      note(timeout, i);
      Objects.requireNonNull(timeout.periodicTimer()).acknowledge(timeout);
    }
    timers.forEach(PeriodicTimer::cancel);
    for (int left = timers.size(); left > 0; ) {
      Timeout timeout = next();
      if (Objects.requireNonNull(timeout.periodicTimer()).acknowledge(timeout)) {
        left--;
      }
    }
    timers.forEach(PeriodicTimer::close);
  }

  private void note(Timeout timeout, int number) {
    long late = pool.currentTick() - timeout.tick();
    if (number >= param.warmup() * param.burst()) {
      result.add(pool.ticksToNanos(late));
    }
  }

  private Timeout next() {
    long patience = PATIENCE_NANOS + (long) param.cycle() + param.first();
    if (odp.scheduler().schedule(patience) instanceof Timeout timeout) {
      return timeout;
    }
    throw new RunFailure("no timeout came for %d ms".formatted(patience / 1_000_000), null);
  }
}
