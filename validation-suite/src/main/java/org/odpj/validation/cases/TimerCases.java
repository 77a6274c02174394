package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.Queue;
import org.odpj.timer.ClockSource;
import org.odpj.timer.ExpirationMode;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.odpj.timer.TimerType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;

/** Timer pools, and the time that they count. */
@CasesOf("timer")
public final class TimerCases {
  @Conformance(
      odp = {"timer/timer_test_pool_param_init", "timer/timer_test_periodic_param_init"},
      clause = "By default timers are single-shot, of the default clock, and never early.",
      strategy = "Reads the defaults of both forms.",
      ifFails = "TimerPoolParam.single and .periodic.")
  void defaultsAreServed(Fixture fixture) {
    TimerPoolParam param = TimerPoolParam.single(1, 2, 3);
    assertEquals(TimerType.SINGLE, param.type(), "type");
    assertEquals(ClockSource.DEFAULT, param.clock(), "clock");
    assertEquals(ExpirationMode.AFTER, param.mode(), "mode");
    assertEquals(0, param.minNanos(), "shortest time");
    assertEquals(0, param.priority(), "priority");
    assertFalse(param.priv(), "private");
    PeriodicParam periodic = PeriodicParam.baseMul(Frequency.of(10), 4);
    assertEquals(0, periodic.userArea(), "user area");
    assertEquals(0, periodic.maxPending(), "pending");
    assertEquals(
        TimerType.PERIODIC_BASE_MUL, TimerPoolParam.periodic(1, 2, periodic).type(), "type");
    assertEquals(
        TimerType.PERIODIC_FREQ,
        TimerPoolParam.periodic(1, 2, PeriodicParam.frequencies(Frequency.of(1))).type(),
        "type");
    assertTrue(fixture.odp().timerCapability(ClockSource.DEFAULT).isPresent(), "default clock");
  }

  @Conformance(
      odp = {"timer/timer_test_capa_allsrc", "timer/timer_test_capa"},
      clause = "The capability of every clock source is usable.",
      strategy = "Looks at each; the default clock must be there.",
      ifFails = "The timer provider's capability().")
  void capabilityIsSane(Fixture fixture) {
    TimerTraffic.capability(fixture);
    for (ClockSource clock : ClockSource.values()) {
      fixture
          .odp()
          .timerCapability(clock)
          .ifPresent(can -> {
            assertFalse(can.types().isEmpty(), "types");
            assertTrue(can.maxPools() >= 1, () -> "maxPools " + can.maxPools());
            assertTrue(can.maxTimers() >= 1, () -> "maxTimers " + can.maxTimers());
            assertTrue(can.maxPriority() >= 0, () -> "maxPriority " + can.maxPriority());
            assertTrue(can.minResolutionNanos() >= 1, "minResolutionNanos");
            assertTrue(can.maxNanos() > can.minResolutionNanos(), "maxNanos");
          });
    }
  }

  @Conformance(
      odp = {"timer/timer_pool_create_destroy", "timer/timer_pool_long_name"},
      clause = "A timer pool has its name, however long, and closes when its timers are back.",
      strategy = "Makes pools, allocates, tries to close too early, closes twice.",
      ifFails = "The pool's close().")
  void makesPools(Fixture fixture) {
    String name = "n".repeat(1_000);
    TimerPoolParam param = TimerTraffic.single(fixture, 4);
    TimerPool pool = fixture.odp().createTimerPool(name, param);
    assertEquals(name, pool.name(), "name");
    assertEquals(param, pool.param(), "parameters");
    Queue queue = fixture.plain(4);
    Timer timer = pool.alloc(queue, null);
    assertNotNull(timer, "a timer");
    assertEquals(
        TimerResult.FAIL,
        timer.restart(TickType.RELATIVE, 1_000_000),
        "restart of a timer that was never started");
    assertThrows(IllegalStateException.class, pool::close, "close with a timer out");
    timer.close();
    timer.close();
    pool.start();
    assertThrows(IllegalStateException.class, pool::start, "a second start");
    pool.close();
    pool.close();
  }

  @Conformance(
      odp = "timer/timer_pool_create_max",
      clause = "As many timer pools as the capability says can be open, and one more is refused.",
      strategy = "Opens all with a timer each; one more gives ODP-503.",
      ifFails = "Tables of fixed size.")
  void opensTheMostPools(Fixture fixture) {
    TimerCapability can = TimerTraffic.capability(fixture);
    TimerPoolParam param = TimerTraffic.single(fixture, 1);
    Queue queue = fixture.plain(1);
    for (int i = 0; i < can.maxPools(); i++) {
      TimerPool pool = fixture.closing(fixture.odp().createTimerPool("case", param));
      pool.start();
      Timer timer = pool.alloc(queue, null);
      assertNotNull(timer, "a timer");
      fixture.closing(timer);
    }
    OdpException e =
        assertThrows(
            OdpException.class, () -> fixture.odp().createTimerPool("one more", param), "one more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      odp = {"timer/timer_pool_max_res", "timer/timer_pool_mixed_params"},
      clause = "Pools of different resolutions and times work beside each other.",
      strategy = "Opens pools at the bounds, in ns and in Hz, and starts a timer of each.",
      ifFails = "How resolutions are converted.")
  void mixesParameters(Fixture fixture) {
    TimerCapability can = TimerTraffic.require(fixture, TimerType.SINGLE);
    long best = can.minResolutionNanos();
    List<TimerPoolParam> params =
        List.of(
            TimerPoolParam.single(1, best, can.maxNanos()),
            TimerPoolParam.single(10, 1, can.maxNanos()).withResolutionHz(1_000_000_000 / best),
            TimerPoolParam.single(100, 100 * best, can.maxNanos() / 2).withMinNanos(best),
            TimerPoolParam.single(1_000, best, 1_000_000_000).withPriority(can.maxPriority()));
    for (TimerPoolParam param : params) {
      TimerTraffic traffic = new TimerTraffic(fixture, param, false);
      Timer timer = traffic.timer(param);
      Timeout sent = TimerTraffic.timeout(fixture);
      long tick = traffic.start(timer, TickType.ABSOLUTE, 50_000_000, sent);
      Timeout timeout = traffic.awaitTimeout();
      traffic.onTime(tick);
      assertSame(param, timeout.context(), "context");
      timeout.free();
    }
  }

  @Conformance(
      odp = {
        "timer/timer_pool_current_tick",
        "timer/timer_pool_sample_ticks",
        "timer/timer_pool_tick_info"
      },
      clause = "Ticks count time at the rate that the pool says, in all pools alike.",
      strategy = "Compares two pools' ticks with the clock over 100 ms.",
      ifFails = "currentTick(), and the conversions.")
  void countsTicks(Fixture fixture) {
    TimerPoolParam param = TimerTraffic.single(fixture, 1);
    TimerPool first = new TimerTraffic(fixture, param, false).pool();
    TimerPool second = new TimerTraffic(fixture, param, false).pool();
    double hertz = first.info().tickFrequency().hertz();
    assertTrue(hertz >= 1, () -> hertz + " Hz");
    assertEquals(
        1e9, (double) first.ticksToNanos((long) hertz), 1e7, "nanoseconds of a second's ticks");
    assertEquals(
        hertz, (double) first.nanosToTicks(1_000_000_000), hertz / 100, "ticks of a second");
    Elapsed ofFirst = new Elapsed(first);
    Elapsed ofSecond = new Elapsed(second);
    Deadline deadline = Deadline.standard();
    while (System.nanoTime() - ofSecond.after < TimeUnit.MILLISECONDS.toNanos(100)) {
      deadline.orFail(() -> "the clock stands");
    }
    ofFirst.check();
    ofSecond.check();
  }

  /** A pool's time between two readings of the clock, whatever else the machine does meanwhile. */
  private static final class Elapsed {
    private final TimerPool pool;
    private final long before = System.nanoTime();
    private final long ticks;
    private final long after;

    Elapsed(TimerPool pool) {
      this.pool = pool;
      this.ticks = pool.currentTick();
      this.after = System.nanoTime();
    }

    void check() {
      assertTrue(ticks > 0, () -> "begins at " + ticks);
      long least = System.nanoTime() - after;
      double passed = pool.ticksToNanos(pool.currentTick() - ticks);
      long most = System.nanoTime() - before;
      assertTrue(
          passed > 0.99 * least && passed < 1.01 * most,
          () -> "%.0f ns, where %d to %d have passed".formatted(passed, least, most));
    }
  }

  @Conformance(
      odp = "timer/timer_alloc_max",
      clause = "A pool gives as many timers as it has, and a timer that is closed once more.",
      strategy = "Allocates all, one more, closes one, allocates again.",
      ifFails = "How the pool counts its timers.")
  void allocatesEveryTimer(Fixture fixture) {
    TimerTraffic traffic = new TimerTraffic(fixture, TimerTraffic.single(fixture, 10), false);
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      timers.add(traffic.timer(i));
    }
    assertNull(traffic.pool().alloc(traffic.queue(), null), "one more");
    assertEquals(10, traffic.pool().info().allocated(), "allocated");
    timers.getFirst().close();
    assertEquals(9, traffic.pool().info().allocated(), "allocated");
    assertNotSame(timers.getFirst(), traffic.timer(null), "the next one");
    assertEquals(10, traffic.pool().info().mostAllocated(), "most allocated");
  }

  @Conformance(
      clause = "Parameters outside the capability are refused.",
      strategy = "Asks for no resolution, two, one that is too high, too long times, no timers.",
      ifFails = "The check in front of the provider.")
  void refusesBadParameters(Fixture fixture) {
    TimerCapability can = TimerTraffic.capability(fixture);
    TimerPoolParam good = TimerTraffic.single(fixture, 1);
    for (TimerPoolParam bad :
        List.of(
            TimerPoolParam.single(1, 0, 1_000_000_000),
            TimerPoolParam.single(1, can.minResolutionNanos() - 1, 1_000_000_000),
            TimerPoolParam.single(1, good.resolutionNanos(), can.maxNanos() + 1),
            TimerPoolParam.single(0, good.resolutionNanos(), 1_000_000_000),
            good.withMinNanos(good.maxNanos() + 1),
            good.withPriority(can.maxPriority() + 1),
            TimerPoolParam.periodic(
                1, good.resolutionNanos(), PeriodicParam.baseMul(Frequency.of(0), 1)))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> fixture.odp().createTimerPool("case", bad),
          bad::toString);
    }
  }
}
