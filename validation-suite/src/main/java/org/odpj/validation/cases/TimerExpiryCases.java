package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.timer.ExpirationMode;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerCapability;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;
import org.odpj.timer.TimerType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/** Single-shot timers: start, restart, cancel, and what comes out of the queue. */
@CasesOf("timer")
public final class TimerExpiryCases {
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

  /** Far enough to start some timers in time on a busy machine. */
  private static final long AHEAD = TimeUnit.MILLISECONDS.toNanos(500);

  /** Far enough to be cancelled in time on a busy machine. */
  private static final long FAR = TimeUnit.SECONDS.toNanos(30);

  /** Where events go, what the ticks count from, and what is done before they come. */
  enum Way implements Variant {
    PLAIN_REL_WAIT,
    PLAIN_ABS_WAIT,
    PLAIN_REL_CANCEL,
    PLAIN_ABS_CANCEL,
    PLAIN_REL_RESTART_WAIT,
    PLAIN_ABS_RESTART_WAIT,
    PLAIN_REL_RESTART_CANCEL,
    PLAIN_ABS_RESTART_CANCEL,
    PLAIN_ABS_WAIT_3SEC,
    SCHED_REL_WAIT,
    SCHED_ABS_WAIT,
    SCHED_REL_CANCEL,
    SCHED_ABS_CANCEL,
    SCHED_REL_RESTART_WAIT,
    SCHED_ABS_RESTART_WAIT,
    SCHED_REL_RESTART_CANCEL,
    SCHED_ABS_RESTART_CANCEL,
    SCHED_ABS_WAIT_3SEC;

    boolean has(String word) {
      return name().contains(word);
    }

    TickType type() {
      return has("ABS") ? TickType.ABSOLUTE : TickType.RELATIVE;
    }
  }

  @Conformance(
      odp = "timer/timer_{variant}",
      variants = Way.class,
      clause =
          "A timer sends its event at its time or after it; a restart changes the time, a cancel"
              + " gives the event back.",
      strategy = "Starts one, restarts or cancels it, and waits for the event or its absence.",
      ifFails = "The timer's state word, and how ticks become slots of the wheel.")
  void expires(Fixture fixture, Way way) {
    TimerTraffic traffic =
        new TimerTraffic(fixture, TimerTraffic.single(fixture, 1), way.has("SCHED"));
    Timer timer = traffic.timer("context");
    Event event = TimerTraffic.timeout(fixture);
    boolean changed = way.has("RESTART") || way.has("CANCEL");
    long wait = way.has("3SEC") ? TimeUnit.SECONDS.toNanos(3) : SHORT;
    long tick = traffic.start(timer, way.type(), changed ? FAR : wait, event);
    if (way.has("RESTART")) {
      tick = traffic.restart(timer, way.type(), way.has("CANCEL") ? FAR / 2 : SHORT);
    }
    if (way.has("CANCEL")) {
      assertSame(event, timer.cancel(), "what cancel gives back");
      assertNull(timer.cancel(), "a second cancel");
      traffic.nothingFor(SHORT);
    } else {
      assertSame(event, traffic.await(), "what came");
      traffic.onTime(tick);
      assertNull(timer.cancel(), "cancel after expiration");
      assertEquals(
          TimerResult.FAIL, timer.restart(TickType.RELATIVE, SHORT), "restart after expiration");
    }
    event.free();
  }

  /** Which event a timer carries, and to where. */
  enum Carried implements Variant {
    TMO_EVENT_PLAIN,
    TMO_EVENT_SCHED,
    BUF_EVENT_PLAIN,
    BUF_EVENT_SCHED,
    PKT_EVENT_PLAIN,
    PKT_EVENT_SCHED,
    TMO_EVENT_REUSE,
    BUF_EVENT_REUSE,
    PKT_EVENT_REUSE;

    Event event(Fixture fixture) {
      return switch (name().substring(0, 3)) {
        case "TMO" -> TimerTraffic.timeout(fixture);
        case "BUF" -> Allocation.one(fixture.buffers(1));
        default -> Allocation.one(fixture.packets(1, 64), 64);
      };
    }
  }

  @Conformance(
      odp = "timer/timer_test_{variant}",
      variants = Carried.class,
      clause = "A timer carries any event, and the same one again when it has come back.",
      strategy = "Starts with the event, waits for it, starts again with it.",
      ifFails = "What a timer writes into the event that it sends.")
  void carriesEvents(Fixture fixture, Carried carried) {
    boolean sched = carried.name().endsWith("SCHED");
    TimerTraffic traffic = new TimerTraffic(fixture, TimerTraffic.single(fixture, 1), sched);
    Object context = new Object();
    Timer timer = traffic.timer(context);
    Event event = carried.event(fixture);
    int rounds = carried.name().endsWith("REUSE") ? 3 : 1;
    for (int i = 0; i < rounds; i++) {
      long tick = traffic.start(timer, TickType.ABSOLUTE, SHORT, event);
      assertSame(event, traffic.await(), "what came");
      traffic.onTime(tick);
      if (event instanceof Timeout timeout) {
        assertSame(timer, timeout.timer(), "timer");
        assertNull(timeout.periodicTimer(), "periodic timer");
        assertSame(context, timeout.context(), "context");
        assertEquals(tick, timeout.tick(), "tick");
      }
    }
    event.free();
  }

  @Conformance(
      odp = "timer/timer_test_cancel",
      clause = "A cancelled timer can be started again; a start of an active one is refused.",
      strategy = "Starts twice, cancels, starts, waits.",
      ifFails = "The states that start goes out from.")
  void startsAgainAfterCancel(Fixture fixture) {
    TimerTraffic traffic = new TimerTraffic(fixture, TimerTraffic.single(fixture, 1), false);
    Timer timer = traffic.timer(null);
    Event[] events = TimerTraffic.timeouts(fixture, 2);
    traffic.start(timer, TickType.RELATIVE, FAR, events[0]);
    assertEquals(
        TimerResult.FAIL, timer.start(TickType.RELATIVE, SHORT, events[1]), "a second start");
    assertThrows(IllegalStateException.class, timer::close, "close of an active timer");
    assertSame(events[0], timer.cancel(), "what cancel gives back");
    long tick = traffic.start(timer, TickType.RELATIVE, SHORT, events[1]);
    assertSame(events[1], traffic.await(), "what came");
    traffic.onTime(tick);
    Event.freeAll(events, 0, 2);
  }

  /** Resolution and times at their bounds. */
  enum Bounds implements Variant {
    MAX_RES_MIN_TMO_PLAIN,
    MAX_RES_MIN_TMO_SCHED,
    MAX_RES_MAX_TMO_PLAIN,
    MAX_RES_MAX_TMO_SCHED,
    MAX_TMO_MIN_TMO_PLAIN,
    MAX_TMO_MIN_TMO_SCHED,
    MAX_TMO_MAX_TMO_PLAIN,
    MAX_TMO_MAX_TMO_SCHED
  }

  @Conformance(
      odp = "timer/timer_test_{variant}",
      variants = Bounds.class,
      clause = "Times from the shortest to the longest are served; those outside are refused.",
      strategy = "Starts just outside and just inside the pool's bounds.",
      ifFails = "The comparison with minNanos and maxNanos.")
  void keepsItsBounds(Fixture fixture, Bounds bounds) {
    TimerCapability can = TimerTraffic.require(fixture, TimerType.SINGLE);
    boolean longest = bounds.name().startsWith("MAX_TMO");
    long max = longest ? can.maxNanos() : Math.min(can.maxNanos(), TimeUnit.MINUTES.toNanos(10));
    TimerPoolParam param =
        TimerPoolParam.single(1, can.minResolutionNanos(), max).withMinNanos(SHORT);
    TimerTraffic traffic = new TimerTraffic(fixture, param, bounds.name().endsWith("SCHED"));
    Timer timer = traffic.timer(null);
    Event event = TimerTraffic.timeout(fixture);
    assertEquals(TimerResult.TOO_NEAR, timer.start(TickType.RELATIVE, SHORT - 1, event), "near");
    assertEquals(TimerResult.TOO_NEAR, timer.start(TickType.ABSOLUTE, 1, event), "in the past");
    assertEquals(TimerResult.TOO_FAR, timer.start(TickType.RELATIVE, max + 1, event), "far");
    if (bounds.name().contains("MIN_TMO")) {
      long tick = traffic.start(timer, TickType.RELATIVE, SHORT, event);
      assertEquals(
          TimerResult.TOO_FAR, timer.restart(TickType.RELATIVE, max + 1), "a restart too far");
      assertSame(event, traffic.await(), "what came");
      traffic.onTime(tick);
    } else {
      traffic.start(timer, TickType.RELATIVE, max, event);
      traffic.nothingFor(SHORT);
      assertSame(event, timer.cancel(), "what cancel gives back");
    }
    event.free();
  }

  /** Where many timers send to, and how their pool is made. */
  enum Pools implements Variant {
    PLAIN_QUEUE,
    SCHED_QUEUE,
    SCHED_QUEUE_MAX_PRIO,
    PLAIN_QUEUE_PRIV,
    SCHED_QUEUE_PRIV,
    PLAIN_QUEUE_EXP_RELAX,
    SCHED_QUEUE_EXP_RELAX
  }

  @Conformance(
      odp = "timer/timer_test_{variant}",
      variants = Pools.class,
      clause = "Timers expire in the order of their times, each with its own event and context.",
      strategy = "Starts ten, each 5 ms after the other, and looks at what comes.",
      ifFails = "The wheel's order.")
  void expiresInOrder(Fixture fixture, Pools pools) {
    TimerPoolParam param = TimerTraffic.single(fixture, 10);
    boolean relaxed = pools.name().endsWith("RELAX");
    if (relaxed) {
      param = param.withMode(ExpirationMode.RELAXED);
    } else if (pools.name().endsWith("MAX_PRIO")) {
      param = param.withPriority(TimerTraffic.capability(fixture).maxPriority());
    } else if (pools.name().endsWith("PRIV")) {
      param = param.withPrivate(true);
    }
    TimerTraffic traffic = new TimerTraffic(fixture, param, pools.name().startsWith("SCHED"));
    Event[] events = TimerTraffic.timeouts(fixture, 10);
    Timer[] timers = new Timer[10];
    long first = traffic.pool().currentTick() + traffic.pool().nanosToTicks(AHEAD);
    long step = traffic.pool().nanosToTicks(5_000_000);
    for (int i = 9; i >= 0; i--) {
      timers[i] = traffic.timer(i);
      assertEquals(
          TimerResult.SUCCESS,
          timers[i].start(TickType.ABSOLUTE, first + i * step, events[i]),
          "start");
    }
    long early = relaxed ? 5 * param.resolution() : 0;
    for (int i = 0; i < 10; i++) {
      Timeout timeout = traffic.awaitTimeout();
      traffic.onTime(first + i * step - early);
      assertSame(events[i], timeout, "event");
      assertEquals(first + i * step, timeout.tick(), "tick");
      assertEquals(i, timeout.context(), "context");
      timeout.free();
    }
  }

  /** Where the timers of all threads send to. */
  enum All implements Variant {
    PLAIN_ALL,
    SCHED_ALL
  }

  @Conformance(
      odp = "timer/timer_test_{variant}",
      variants = All.class,
      clause =
          "Whatever threads start, restart and cancel at once, each event comes back once: from"
              + " cancel or out of the queue.",
      strategy =
          "Three threads do so with 200 timers each, seeded, while the timers expire; counts.",
      ifFails = "The timer's state word.")
  void losesNothing(Fixture fixture, All all) {
    int each = 200;
    int threads = 3;
    TimerTraffic traffic =
        new TimerTraffic(
            fixture, TimerTraffic.single(fixture, each * threads), all == All.SCHED_ALL);
    Event[] events = TimerTraffic.timeouts(fixture, each * threads);
    AtomicInteger cancelled = new AtomicInteger();
    AtomicInteger started = new AtomicInteger();
    fixture.parallel(
        threads,
        thread -> {
          Random random = new Random(fixture.random().nextLong() + thread);
          for (int i = 0; i < each; i++) {
            Timer timer = traffic.timer(null);
            Event event = events[thread * each + i];
            assertEquals(
                TimerResult.SUCCESS,
                timer.start(TickType.RELATIVE, 1_000_000 + random.nextLong(SHORT), event),
                "start");
            started.incrementAndGet();
            if (random.nextBoolean()) {
              TimerResult result =
                  timer.restart(TickType.RELATIVE, 1_000_000 + random.nextLong(SHORT));
              assertTrue(
                  result == TimerResult.SUCCESS || result == TimerResult.FAIL, result::toString);
            }
            if (random.nextBoolean()) {
              Event back = timer.cancel();
              if (back != null) {
                assertSame(event, back, "what cancel gives back");
                cancelled.incrementAndGet();
                back.free();
              }
            }
          }
        });
    for (int left = started.get() - cancelled.get(); left > 0; left--) {
      traffic.await().free();
    }
    traffic.nothingFor(SHORT);
  }

  @Conformance(
      clause = "An event for a queue that is full waits until there is room.",
      strategy = "Sends more than a queue of guaranteed size takes, and then empties it.",
      ifFails = "What the driver does when enqueue takes nothing.")
  void waitsForRoom(Fixture fixture) {
    int count = 500;
    Queue small = fixture.plain(1);
    TimerTraffic traffic = new TimerTraffic(fixture, TimerTraffic.single(fixture, count), false);
    Event[] events = TimerTraffic.timeouts(fixture, count);
    for (Event event : events) {
      Timer timer = traffic.pool().alloc(small, null);
      assertTrue(timer != null, "a timer");
      fixture.closing(timer);
      assertEquals(TimerResult.SUCCESS, timer.start(TickType.RELATIVE, SHORT, event), "start");
    }
    traffic.nothingFor(2 * SHORT);
    Deadline deadline = Deadline.standard();
    for (int left = count; left > 0; ) {
      Event event = small.dequeue();
      if (event != null) {
        event.free();
        left--;
      } else {
        int missing = left;
        deadline.orFail(() -> missing + " events did not come");
      }
    }
  }
}
