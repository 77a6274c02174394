package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.odpj.timer.Frequency;
import org.odpj.timer.PeriodicParam;
import org.odpj.timer.PeriodicTimer;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.odpj.timer.TimerType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Periodic timers: frequencies, acknowledgement, the last timeout. */
@CasesOf("timer")
public final class TimerPeriodicCases {
  /** 100 Hz, or a third more: the third of a cycle shows whether fractions are kept. */
  private static final Frequency BASE = new Frequency(33, 1, 3);

  private static final int MULTIPLIER = 3;
  private static final long PERIOD = 10_000_000;

  /** Both types of periodic timers. */
  enum Type implements Variant {
    BASE_MUL(TimerType.PERIODIC_BASE_MUL),
    FREQ(TimerType.PERIODIC_FREQ);

    private final TimerType type;

    Type(TimerType type) {
      this.type = type;
    }

    TimerPoolParam param(Fixture fixture, int timers, int pending) {
      TimerCapability can = TimerTraffic.require(fixture, type);
      PeriodicParam periodic =
          this == BASE_MUL
              ? PeriodicParam.baseMul(BASE, 30)
              : PeriodicParam.frequencies(Frequency.of(1), Frequency.of(100), Frequency.of(1_000));
      return TimerPoolParam.periodic(
          timers, can.minResolutionNanos(), periodic.withMaxPending(pending));
    }

    @Nullable PeriodicTimer alloc(TimerTraffic traffic, @Nullable Object context) {
      return this == BASE_MUL
          ? traffic.pool().allocPeriodic(traffic.queue(), context, MULTIPLIER)
          : traffic.pool().allocPeriodic(traffic.queue(), context, Frequency.of(100));
    }

    PeriodicTimer timer(Fixture fixture, TimerTraffic traffic, @Nullable Object context) {
      PeriodicTimer timer = alloc(traffic, context);
      assertNotNull(timer, "a timer");
      return fixture.closing(timer);
    }
  }

  @Conformance(
      odp = {
        "timer/timer_test_periodic_common_capa",
        "timer/timer_test_periodic_capa_base_mul",
        "timer/timer_test_periodic_capa_freq"
      },
      variants = Type.class,
      clause = "Frequencies within the capability and the pool's bounds are served, others not.",
      strategy = "Makes pools and timers at and beyond the bounds.",
      ifFails = "The check of frequencies.")
  void keepsFrequencyBounds(Fixture fixture, Type type) {
    TimerCapability can = TimerTraffic.require(fixture, type.type);
    assertTrue(can.maxFrequency().hertz() >= 1, "maxFrequency");
    Frequency above = Frequency.of(can.maxFrequency().integer() + 1);
    PeriodicParam bad =
        type == Type.BASE_MUL
            ? PeriodicParam.baseMul(above, 1)
            : PeriodicParam.frequencies(Frequency.of(1), above);
    TimerPoolParam refused = TimerPoolParam.periodic(1, can.minResolutionNanos(), bad);
    assertThrows(
        IllegalArgumentException.class,
        () -> fixture.odp().createTimerPool("case", refused),
        "a frequency above the capability");
    TimerTraffic traffic = new TimerTraffic(fixture, type.param(fixture, 4, 0), false);
    TimerPool pool = traffic.pool();
    if (type == Type.BASE_MUL) {
      assertThrows(
          IllegalArgumentException.class,
          () -> pool.allocPeriodic(traffic.queue(), null, 31),
          "a multiplier above the pool's");
    } else {
      assertThrows(
          IllegalArgumentException.class,
          () -> pool.allocPeriodic(traffic.queue(), null, Frequency.of(1_001)),
          "a frequency above the pool's");
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> pool.alloc(traffic.queue(), null),
        "a single-shot timer of a periodic pool");
  }

  /** The type, where timeouts go, and how the timer is started. */
  enum Way implements Variant {
    BASE_MUL_SCHED,
    BASE_MUL_SCHED_MAX_PRIO,
    BASE_MUL_SCHED_FIRST,
    BASE_MUL_PLAIN,
    BASE_MUL_PLAIN_FIRST,
    BASE_MUL_REUSE,
    FREQ_SCHED,
    FREQ_SCHED_MAX_PRIO,
    FREQ_SCHED_FIRST,
    FREQ_PLAIN,
    FREQ_PLAIN_FIRST,
    FREQ_REUSE;

    Type type() {
      return name().startsWith("FREQ") ? Type.FREQ : Type.BASE_MUL;
    }

    boolean has(String word) {
      return name().contains(word);
    }
  }

  @Conformance(
      odp = "timer/timer_test_periodic_{variant}",
      variants = Way.class,
      clause =
          "A periodic timer expires at its frequency, never early; after a cancel a last timeout"
              + " comes, and then none.",
      strategy =
          "Takes 50 timeouts at 100 Hz, checks the time of each and that no period is left out,"
              + " cancels; twice if reused.",
      ifFails = "How the next tick is computed; the timer's states after cancel.")
  void expiresPeriodically(Fixture fixture, Way way) {
    TimerPoolParam param = way.type().param(fixture, 1, 0);
    if (way.has("MAX_PRIO")) {
      param = param.withPriority(TimerTraffic.capability(fixture).maxPriority());
    }
    TimerTraffic traffic = new TimerTraffic(fixture, param, way.has("SCHED"));
    Object context = new Object();
    PeriodicTimer timer = way.type().timer(fixture, traffic, context);
    for (int round = way.has("REUSE") ? 2 : 1; round > 0; round--) {
      run(traffic, timer, way.has("FIRST"));
    }
    traffic.nothingFor(2 * PERIOD);
  }

  private static void run(TimerTraffic traffic, PeriodicTimer timer, boolean first) {
    long earliest =
        traffic.untilInTime(
            first ? PERIOD / 2 : PERIOD, tick -> first ? timer.start(tick) : timer.start());
    assertEquals(TimerResult.FAIL, timer.start(), "a second start");
    long skipped = traffic.pool().info().skipped();
    long expected = 0;
    long last = 0;
    for (int i = 0; i < 50; i++) {
      Timeout timeout = traffic.awaitTimeout();
      traffic.onTime(timeout.tick());
      if (i == 0) {
        assertTrue(timeout.tick() >= earliest, "the first tick");
        expected = timeout.tick();
      }
      assertTrue(
          Math.abs(timeout.tick() - expected) % PERIOD <= 1, "ticks are multiples of the period");
      last = timeout.tick();
      assertSame(timer, timeout.periodicTimer(), "timer");
      assertNull(timeout.timer(), "single-shot timer");
      assertSame(timer.context(), timeout.context(), "context");
      assertFalse(timer.acknowledge(timeout), "the last one");
    }
    long periods = 49 + traffic.pool().info().skipped() - skipped;
    assertTrue(last - expected <= periods * PERIOD + 1, "a timeout in each period");
    assertTrue(timer.cancel(), "cancel");
    assertFalse(timer.cancel(), "a second cancel");
    assertThrows(IllegalStateException.class, timer::close, "close before the last timeout");
    traffic.acknowledgeRest(timer);
  }

  /** The type, and where timeouts go. */
  enum Flow implements Variant {
    BASE_MUL_SCHED_FLOW_CONTROL,
    BASE_MUL_PLAIN_FLOW_CONTROL,
    FREQ_SCHED_FLOW_CONTROL,
    FREQ_PLAIN_FLOW_CONTROL;

    Type type() {
      return name().startsWith("FREQ") ? Type.FREQ : Type.BASE_MUL;
    }
  }

  @Conformance(
      odp = "timer/timer_test_periodic_{variant}",
      variants = Flow.class,
      clause = "No more timeouts are out than the pool allows; acknowledgement makes more come.",
      strategy = "Takes as many without acknowledgement, waits in vain, acknowledges, goes on.",
      ifFails = "The count of pending timeouts.")
  void holdsBackTimeouts(Fixture fixture, Flow flow) {
    TimerCapability can = TimerTraffic.require(fixture, flow.type().type);
    NotApplicable.unless(can.maxPending() >= 3, () -> "maxPending is " + can.maxPending());
    TimerTraffic traffic =
        new TimerTraffic(fixture, flow.type().param(fixture, 1, 3), flow.name().contains("SCHED"));
    PeriodicTimer timer = flow.type().timer(fixture, traffic, null);
    assertEquals(TimerResult.SUCCESS, timer.start(), "start");
    List<Timeout> out = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      out.add(traffic.awaitTimeout());
    }
    Deadline deadline = Deadline.standard();
    while (traffic.pool().info().skipped() < 5) {
      assertNull(traffic.poll(), "a fourth timeout");
      deadline.orFail(() -> "periods that were skipped: " + traffic.pool().info().skipped());
    }
    assertFalse(timer.acknowledge(out.removeFirst()), "the last one");
    assertFalse(timer.acknowledge(traffic.awaitTimeout()), "the last one");
    out.forEach(timeout -> assertFalse(timer.acknowledge(timeout), "the last one"));
    assertTrue(timer.cancel(), "cancel");
    traffic.acknowledgeRest(timer);
  }

  @Conformance(
      odp = {"timer/timer_test_periodic_pool_create_max", "timer/timer_test_periodic_alloc_max"},
      variants = Type.class,
      clause = "A pool gives as many periodic timers as it has, and all of them work at once.",
      strategy = "Starts all ten, takes timeouts of each, cancels all.",
      ifFails = "How the pool of timeouts behind the timers is dimensioned.")
  void allocatesEveryPeriodicTimer(Fixture fixture, Type type) {
    TimerTraffic traffic = new TimerTraffic(fixture, type.param(fixture, 10, 0), false);
    List<PeriodicTimer> timers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      timers.add(type.timer(fixture, traffic, i));
    }
    assertNull(type.alloc(traffic, null), "one more");
    timers.forEach(timer -> assertEquals(TimerResult.SUCCESS, timer.start(), "start"));
    int[] came = new int[10];
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (int left = 10; left > 0 && System.nanoTime() < end; ) {
      Timeout timeout = traffic.awaitTimeout();
      int index = number(timeout);
      came[index]++;
      if (came[index] == 3) {
        left--;
      }
      assertFalse(timers.get(index).acknowledge(timeout), "the last one");
    }
    timers.forEach(timer -> assertTrue(timer.cancel(), "cancel"));
    for (int left = 10; left > 0; ) {
      Timeout timeout = traffic.awaitTimeout();
      if (timers.get(number(timeout)).acknowledge(timeout)) {
        left--;
      }
    }
    for (int count : came) {
      assertTrue(count >= 3, "timeouts of each timer");
    }
  }

  private static int number(Timeout timeout) {
    return timeout.context() instanceof Integer number ? number : -1;
  }
}
