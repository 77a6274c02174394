package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.odpj.Odp;
import org.odpj.system.CpuMask;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/**
 * The one clock of the API, {@link System#nanoTime}: local and global, strict always. On a machine
 * whose clock source is unsteady no timer and no latency can be trusted, so it is looked at here.
 */
@CasesOf("time")
public final class TimeCases {
  private static final int ROUNDS = 1_024;
  private static final long MILLI = 1_000_000;

  /** What two clocks may differ by when other programs get between their readings. */
  private static final long TOLERANCE_NANOS = 40 * MILLI;

  @Conformance(
      odp = "time/time_test_startup_time",
      clause = "The data plane knows when it was opened, by the clock of the API.",
      strategy = "Opens another one, between two readings of the clock.",
      ifFails = "Odp.startNanos.")
  void knowsItsStart(Fixture fixture) {
    long before = System.nanoTime();
    try (Odp odp = Odp.open(fixture.config())) {
      long after = System.nanoTime();
      assertTrue(odp.startNanos() - before >= 0, "opened before it was asked for");
      assertTrue(after - odp.startNanos() >= 0, "opened after it was open");
      assertEquals(odp.startNanos(), odp.startNanos(), "the second answer");
    }
    assertTrue(before - fixture.odp().startNanos() >= 0, "the older data plane was opened later");
  }

  @Conformance(
      odp = {"time/time_test_local_res", "time/time_test_global_res"},
      clause = "The clock ticks at 32 kHz at least.",
      strategy = "Reads it until it has changed, many times; takes the smallest step.",
      ifFails = "The kernel's clock source, as in /sys/devices/system/clocksource.")
  void hasAResolution(Fixture fixture) {
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long first = System.nanoTime();
      long next = first;
      while (next == first) {
        next = System.nanoTime();
      }
      smallest = Math.min(smallest, next - first);
    }
    long step = smallest;
    assertTrue(step > 0 && step <= 1_000_000_000 / 32_000, () -> "a step of " + step + " ns");
    assertTrue(fixture.odp().startNanos() - System.nanoTime() < 0, "the data plane's start");
  }

  @Conformance(
      odp = "time/time_test_monotony",
      clause = "The clock of a thread never goes back, and the pools' clocks neither.",
      strategy = "Reads the clock and a timer pool's in turn, with waits between.",
      ifFails = "The kernel's clock source; the timer pool's currentTick.")
  void neverGoesBack(Fixture fixture) {
    TimerPool pool =
        fixture.closing(
            fixture.odp().createTimerPool("clock", TimerPoolParam.single(1, MILLI, 1_000 * MILLI)));
    pool.start();
    long time = System.nanoTime();
    long tick = pool.currentTick();
    for (int i = 0; i < ROUNDS; i++) {
      long nextTime = System.nanoTime();
      long nextTick = pool.currentTick();
      assertTrue(nextTime - time >= 0, "the clock went back");
      assertTrue(nextTick >= tick, "the pool's clock went back");
      time = nextTime;
      tick = nextTick;
      if (i % 64 == 0) {
        LockSupport.parkNanos(10_000);
      }
    }
  }

  @Conformance(
      odp = {
        "time/time_test_local_accuracy",
        "time/time_test_global_accuracy",
        "time/time_test_accuracy_nsec"
      },
      clause = "Nanoseconds of the clock, ticks of a timer pool and the time of day pass alike.",
      strategy = "Measures the same two tenths of a second by each.",
      ifFails = "The timer pool's ticksToNanos; the kernel's clock source.")
  void passesAsAllTimeDoes(Fixture fixture) {
    TimerPool pool =
        fixture.closing(
            fixture.odp().createTimerPool("clock", TimerPoolParam.single(1, MILLI, 1_000 * MILLI)));
    pool.start();
    long day = System.currentTimeMillis();
    long tick = pool.currentTick();
    long start = System.nanoTime();
    while (System.nanoTime() - start < 200 * MILLI) {
      LockSupport.parkNanos(10 * MILLI);
    }
    long ofDay = (System.currentTimeMillis() - day) * MILLI;
    long ofTicks = pool.ticksToNanos(pool.currentTick() - tick);
    long passed = System.nanoTime() - start;
    assertNear(passed, ofTicks, "nanoseconds by the timer pool");
    assertNear(passed, ofDay, "nanoseconds by the time of day");
  }

  private static void assertNear(long expected, long found, String what) {
    assertTrue(
        Math.abs(found - expected) <= TOLERANCE_NANOS,
        () -> "%s: %,d instead of %,d".formatted(what, found, expected));
  }

  @Conformance(
      odp = "time/time_test_global_mt",
      clause = "Threads read one clock: none sees a time before one that another has seen.",
      strategy = "Each publishes the largest time that it has read, and compares with the others'.",
      ifFails = "The kernel's clock source: processors whose counters are not in step.")
  void isOneForAllThreads(Fixture fixture) {
    AtomicLong largest = new AtomicLong(System.nanoTime());
    LongAdder back = new LongAdder();
    fixture.parallel(
        4,
        thread -> {
          for (int i = 0; i < 100 * ROUNDS; i++) {
            long seen = largest.get();
            long now = System.nanoTime();
            if (now - seen < 0) {
              back.increment();
            }
            largest.accumulateAndGet(now, (a, b) -> a - b >= 0 ? a : b);
          }
        });
    assertEquals(0, back.sum(), "times before one that another thread had seen");
  }

  @Conformance(
      odp = {"time/time_test_global_sync_{variant}"},
      clause = "Threads on all CPUs, of every type, read one clock.",
      strategy =
          "Threads bound to CPUs in turn pass the time on by hand: each reads it after the one"
              + " before.",
      ifFails = "The kernel's clock source: processors whose counters are not in step.",
      variants = SyncForm.class)
  void isOneOnAllCpus(Fixture fixture, SyncForm form) throws InterruptedException {
    int[] cpus = fixture.odp().system().availableCpus().stream().toArray();
    int count = Math.max(2, Math.min(cpus.length, 32));
    AtomicLong turn = new AtomicLong();
    AtomicLong latest = new AtomicLong(System.nanoTime());
    LongAdder back = new LongAdder();
    OdpThread[] threads = new OdpThread[count];
    for (int i = 0; i < count; i++) {
      int mine = i;
      threads[i] =
          fixture
              .odp()
              .thread(
                  "clock-" + i,
                  form.type,
                  CpuMask.of(cpus[i % cpus.length]),
                  () -> passOn(turn, latest, back, mine, count));
      threads[i].start();
    }
    for (OdpThread thread : threads) {
      thread.join();
    }
    assertEquals((long) ROUNDS * count, turn.get(), "turns");
    assertEquals(0, back.sum(), "times before that of the thread before");
  }

  private static void passOn(
      AtomicLong turn, AtomicLong latest, LongAdder back, int mine, int count) {
    Deadline deadline = Deadline.standard();
    for (long next = mine; next < (long) ROUNDS * count; next += count) {
      while (turn.get() != next) {
        deadline.orFail(() -> "the turn did not come");
      }
      long now = System.nanoTime();
      if (now - latest.get() < 0) {
        back.increment();
      }
      latest.set(now);
      turn.set(next + 1);
    }
  }

  /** What type of threads reads the clock. */
  enum SyncForm implements Variant {
    /** Workers. */
    WORKERS(ThreadType.WORKER),
    /** Control threads. */
    CONTROL(ThreadType.CONTROL);

    final ThreadType type;

    SyncForm(ThreadType type) {
      this.type = type;
    }
  }
}
