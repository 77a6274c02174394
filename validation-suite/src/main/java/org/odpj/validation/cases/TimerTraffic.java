package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.timer.ClockSource;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.odpj.timer.TimerType;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** A started timer pool, a queue that its timers send to, and whoever takes events out of that. */
final class TimerTraffic {
  /** Later than this is a failure even on a machine that others use as well. */
  static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Fixture fixture;
  private final TimerPool pool;
  private final Queue queue;
  private final boolean scheduled;

  TimerTraffic(Fixture fixture, TimerPoolParam param, boolean scheduled) {
    this.fixture = fixture;
    this.scheduled = scheduled;
    this.queue = scheduled ? fixture.scheduled(SchedSync.PARALLEL, 4_096) : fixture.plain(4_096);
    this.pool = fixture.closing(fixture.odp().createTimerPool("case", param));
    pool.start();
  }

  /** What the default clock can do. */
  static TimerCapability capability(Fixture fixture) {
    return fixture.odp().timerCapability(ClockSource.DEFAULT).orElseThrow();
  }

  /** What the default clock can do, if it has timers of a type. */
  static TimerCapability require(Fixture fixture, TimerType type) {
    TimerCapability can = capability(fixture);
    NotApplicable.unlessContains("the timer types", can.types(), type);
    return can;
  }

  /** Single-shot timers of a millisecond, or the highest resolution if that is less. */
  static TimerPoolParam single(Fixture fixture, int timers) {
    TimerCapability can = require(fixture, TimerType.SINGLE);
    long resolution = Math.max(TimeUnit.MILLISECONDS.toNanos(1), can.minResolutionNanos());
    return TimerPoolParam.single(
        timers, resolution, Math.min(can.maxNanos(), TimeUnit.MINUTES.toNanos(1)));
  }

  TimerPool pool() {
    return pool;
  }

  Queue queue() {
    return queue;
  }

  /** A timer, closed when the case ends. */
  Timer timer(@Nullable Object context) {
    Timer timer = pool.alloc(queue, context);
    assertNotNull(timer, "a timer");
    return fixture.closing(timer);
  }

  /** A timeout of a pool of its own. */
  static Timeout timeout(Fixture fixture) {
    return timeouts(fixture, 1)[0];
  }

  /** Timeouts of a pool of their own. */
  static Timeout[] timeouts(Fixture fixture, int count) {
    TimeoutPool pool =
        fixture.closing(
            fixture.odp().createTimeoutPool("case", TimeoutPoolParam.of(count).withCache(0)));
    Timeout[] timeouts = new Timeout[count];
    assertEquals(count, pool.alloc(timeouts, 0, count), "timeouts");
    return timeouts;
  }

  /** The next event of the queue, if there is one now. */
  @Nullable Event poll() {
    return scheduled ? fixture.odp().scheduler().schedule(Scheduler.NO_WAIT) : queue.dequeue();
  }

  /** Waits for the next event of the queue. */
  Event await() {
    Deadline deadline = Deadline.standard();
    for (Event event = poll(); ; event = poll()) {
      if (event != null) {
        return event;
      }
      deadline.orFail(() -> "no event of a timer came");
    }
  }

  /** Waits for the next timeout of the queue. */
  Timeout awaitTimeout() {
    if (await() instanceof Timeout timeout) {
      return timeout;
    }
    throw new AssertionError("the event of the timer is no timeout");
  }

  /** Lets time pass, and fails if an event comes. */
  void nothingFor(long nanos) {
    long end = System.nanoTime() + nanos;
    Deadline deadline = Deadline.standard();
    while (System.nanoTime() < end) {
      Event event = poll();
      if (event != null) {
        throw new AssertionError("an event came: " + event.type());
      }
      deadline.orFail(() -> "the clock stands");
    }
  }

  /** Acknowledges timeouts of a cancelled timer up to its last one, which must come. */
  void acknowledgeRest(PeriodicTimer timer) {
    while (!timer.acknowledge(awaitTimeout())) {
      // one that was on its way when the timer was cancelled
    }
  }

  /**
   * Starts a timer; again if the machine took so long that the time had passed.
   *
   * @return when it expires at the earliest
   */
  long start(Timer timer, TickType type, long nanos, Event event) {
    return untilInTime(nanos, tick -> timer.start(type, argument(type, nanos, tick), event));
  }

  /** Restarts a timer, as {@link #start} starts it. */
  long restart(Timer timer, TickType type, long nanos) {
    return untilInTime(nanos, tick -> timer.restart(type, argument(type, nanos, tick)));
  }

  /** Does something with a time that lies ahead, until it does not lie too near. */
  long untilInTime(long nanos, LongFunction<TimerResult> action) {
    Deadline deadline = Deadline.standard();
    while (true) {
      long tick = pool.currentTick() + pool.nanosToTicks(nanos);
      TimerResult result = action.apply(tick);
      if (result != TimerResult.TOO_NEAR) {
        assertEquals(TimerResult.SUCCESS, result, "start");
        return tick;
      }
      deadline.orFail(() -> "every start %d ns ahead is too near".formatted(nanos));
    }
  }

  private long argument(TickType type, long nanos, long tick) {
    return type == TickType.ABSOLUTE ? tick : pool.nanosToTicks(nanos);
  }

  /** Checks that an event that has just come was neither early nor late. */
  void onTime(long tick) {
    long now = pool.currentTick();
    assertTrue(now >= tick, () -> "expired %d ticks early".formatted(tick - now));
    long late = pool.ticksToNanos(now - tick);
    assertTrue(late < LATE_NANOS, () -> "expired %d ns late".formatted(late));
  }
}
