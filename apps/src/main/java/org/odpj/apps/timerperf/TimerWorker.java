package org.odpj.apps.timerperf;

import java.util.Objects;
import org.odpj.apps.run.RunFailure;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.event.Event;
import org.odpj.schedule.Scheduler;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerResult;

/** One thread and its timers. */
final class TimerWorker implements WorkerGroup.Task {
  private static final int CHUNK = 1_000;

  private final TimerPerfParam param;
  private final Scheduler scheduler;
  private final Timer[] timers;
  private final Event[] events;
  private volatile boolean stopped;
  private long operations;
  private long expired;
  private long nanos;

  /**
   * A thread's work.
   *
   * @param timers inactive ones
   * @param events one for each timer; what was not sent is here in the end
   */
  TimerWorker(TimerPerfParam param, Scheduler scheduler, Timer[] timers, Event[] events) {
    this.param = param;
    this.scheduler = scheduler;
    this.timers = timers;
    this.events = events;
  }

  @Override
  public void run() {
    if (param.mode() == 1) {
      measureStartCancel();
    } else {
      measureSchedule();
    }
  }

  private void measureStartCancel() {
    startCancel(Math.max(1, param.rounds() / 2)); // the code gets warm
    operations = 0;
    long begin = System.nanoTime();
    startCancel(param.rounds());
    nanos = System.nanoTime() - begin;
    Event.freeAll(events, 0, events.length);
  }

  private void startCancel(long rounds) {
    for (long round = 0; round < rounds && !stopped; round++) {
      for (int i = 0; i < timers.length; i++) {
        start(timers[i], events[i]);
      }
      for (Timer timer : timers) {
        if (timer.cancel() == null) {
          throw new RunFailure("a timer expired; try a longer --period_ns", null);
        }
      }
      operations += timers.length;
    }
  }

  private void measureSchedule() {
    for (int i = 0; i < timers.length; i++) {
      start(timers[i], events[i]);
    }
    schedule(Math.max(1, param.rounds() / 2));
    operations = 0;
    expired = 0;
    long begin = System.nanoTime();
    schedule(param.rounds());
    nanos = System.nanoTime() - begin;
  }

  private void schedule(long rounds) {
    for (long round = 0; round < rounds && !stopped; round += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        Event event = scheduler.schedule(Scheduler.NO_WAIT);
        if (event != null) {
          expired++;
          if (param.mode() == 2) {
            again(event);
          } else {
            event.free();
          }
        }
      }
      operations += CHUNK;
    }
  }

  private void again(Event event) {
    Timeout timeout = (Timeout) event;
    start(Objects.requireNonNull(timeout.timer()), timeout);
  }

  private void start(Timer timer, Event event) {
    TimerResult outcome = timer.start(TickType.RELATIVE, param.period(), event);
    if (outcome != TimerResult.SUCCESS) {
      throw new RunFailure("a timer could not be started: " + outcome, null);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  /** Starts with their cancels, or calls of schedule. */
  long operations() {
    return operations;
  }

  /** Timeouts that came. */
  long expired() {
    return expired;
  }

  /** How long that took. */
  long nanos() {
    return nanos;
  }
}
