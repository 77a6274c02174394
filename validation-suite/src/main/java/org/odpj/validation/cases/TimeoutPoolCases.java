package org.odpj.validation.cases;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.EventType;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.PoolType;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolCapability;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Pools of timeouts. */
@CasesOf("timeoutpool")
public final class TimeoutPoolCases {
  private static final int MANY = 1 << 18;

  @Conformance(
      odp = "pool/pool_test_create_destroy_timeout",
      clause = "A pool of timeouts answers with what it was made with, and closing is idempotent.",
      strategy = "Makes, compares, closes twice; the data plane knows it no more.",
      ifFails = "Whether onClose is called, once.")
  void createsAndCloses(Fixture fixture) {
    TimeoutPoolParam param = TimeoutPoolParam.of(10).withCache(0);
    TimeoutPool pool = fixture.odp().createTimeoutPool("timeouts", param);
    assertSame(pool, fixture.odp().lookupPool("timeouts").orElseThrow(), "the pool looked up");
    assertEquals(PoolType.TIMEOUT, pool.type(), "type");
    assertEquals(param, pool.param(), "parameters");
    assertEquals(10, pool.capacity(), "capacity");
    pool.close();
    pool.close();
    assertTrue(fixture.odp().lookupPool("timeouts").isEmpty(), "the closed pool is still known");
  }

  @Conformance(
      odp = "pool/pool_test_same_name_tmo",
      clause = "Names of pools of timeouts need not be unique.",
      strategy = "Two pools of one name; looking it up finds one of them.",
      ifFails = "Names that are handed to a library which wants them unique.")
  void namesMayRepeat(Fixture fixture) {
    List<TimeoutPool> pools = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      pools.add(fixture.closing(fixture.odp().createTimeoutPool("same", TimeoutPoolParam.of(4))));
    }
    assertTrue(
        pools.stream().anyMatch(fixture.odp().lookupPool("same").orElseThrow()::equals), "a pool");
  }

  @Conformance(
      odp = {"pool/pool_test_alloc_timeout{variant}"},
      variants = CacheSize.class,
      clause = "One thread can allocate as many timeouts as the pool was asked for.",
      strategy = "Allocates until none is left; frees in reverse order; again.",
      ifFails = "Elements that stay in the thread's cache when the pool runs dry.")
  void allocatesEveryTimeout(Fixture fixture, CacheSize cache) {
    TimeoutPool pool = pool(fixture, cache.timeouts(fixture.odp().timeoutPoolCapability()));
    for (int round = 0; round < 2; round++) {
      Allocation.free(Allocation.all(pool, pool::alloc).reversed());
    }
  }

  @Conformance(
      odp = {"timer/timer_test_timeout_pool_alloc", "timer/timer_test_timeout_from_event"},
      clause = "A new timeout is a timeout event of its pool, and of no timer.",
      strategy = "Looks at each of a pool.",
      ifFails = "The timeout's type() and pool().")
  void allocatesTimeoutEvents(Fixture fixture) {
    TimeoutPool pool = pool(fixture, TimeoutPoolParam.of(10).withCache(0));
    List<Timeout> all = Allocation.all(pool, pool::alloc);
    for (Timeout timeout : all) {
      assertEquals(EventType.TIMEOUT, timeout.type(), "type");
      assertSame(pool, timeout.pool(), "pool");
      assertNull(timeout.timer(), "timer");
      assertNull(timeout.periodicTimer(), "periodic timer");
    }
    Allocation.free(all);
  }

  @Conformance(
      odp = {"timer/timer_test_timeout_pool_alloc_multi", "timer/timer_test_timeout_pool_free"},
      clause = "Timeouts are allocated and freed in bursts; a pool closes when all are back.",
      strategy = "Takes more than there are, tries to close, frees the burst, closes.",
      ifFails = "The pool's burst calls.")
  void allocatesBursts(Fixture fixture) {
    TimeoutPool pool = pool(fixture, TimeoutPoolParam.of(10).withCache(0));
    Timeout[] burst = new Timeout[12];
    assertEquals(10, pool.alloc(burst, 1, 11), "allocated");
    assertNull(burst[0], "what is before the range");
    assertNull(pool.alloc(), "one more");
    Messages.assertNames(assertThrows(IllegalStateException.class, pool::close), 10);
    pool.free(burst, 1, 9);
    burst[10].free();
    assertEquals(10, pool.statistics().available(), "available in the end");
    pool.close();
  }

  @Conformance(
      odp = "pool/pool_test_tmo_max_num",
      clause = "A pool may hold as many timeouts as the capability says.",
      strategy = "The largest number, at most 262,144, all allocated.",
      ifFails = "Tables whose size is a power of two minus one, and memory limits.")
  void holdsTheMostTimeouts(Fixture fixture) {
    int count = Math.min(MANY, fixture.odp().timeoutPoolCapability().maxElements());
    TimeoutPool pool = pool(fixture, TimeoutPoolParam.of(count).withCache(0));
    Allocation.free(Allocation.all(pool, pool::alloc));
  }

  @Conformance(
      odp = "pool/pool_test_timeout_uarea_init",
      clause = "User areas are filled once at creation, and keep that while a timeout is free.",
      strategy = "Fills each with its number; allocates all twice and reads what is there.",
      ifFails = "Whether every element is filled, and what overwrites the area.")
  void fillsUserAreas(Fixture fixture) {
    int size = Math.min(64, fixture.odp().timeoutPoolCapability().maxUserArea());
    NotApplicable.unless(size >= Integer.BYTES, () -> "maxUserArea " + size);
    UserAreaNumbers numbers = new UserAreaNumbers(32);
    TimeoutPool pool =
        pool(fixture, TimeoutPoolParam.of(32).withCache(0).withUserArea(size, numbers));
    for (int round = 0; round < 2; round++) {
      List<Timeout> timeouts = Allocation.all(pool, pool::alloc);
      numbers.check(timeouts, size);
      Allocation.free(timeouts);
    }
  }

  @Conformance(
      odp = "timer/timer_test_timeout_user_area",
      clause = "Each timeout has a user area of exactly the size asked for, of its own.",
      strategy =
          "Sizes 0, 1 and the largest (at most 4 KiB): writes a number into each, reads all.",
      ifFails = "The place of the user area within the element.")
  void userAreasAreExactAndDisjoint(Fixture fixture) {
    int largest = Math.min(4_096, fixture.odp().timeoutPoolCapability().maxUserArea());
    for (int size : new int[] {0, Math.min(1, largest), largest}) {
      TimeoutPool pool =
          pool(fixture, TimeoutPoolParam.of(16).withCache(0).withUserArea(size, null));
      List<Timeout> timeouts = Allocation.all(pool, pool::alloc);
      UserAreas.checkExactAndDisjoint(timeouts, size);
      Allocation.free(timeouts);
    }
  }

  @Conformance(
      odp = "pool/pool_test_timeout_pool_statistics",
      clause = "Statistics count what is free and each call that got less than it asked for.",
      strategy = "Allocates all, fails once by one and once by burst, frees all.",
      ifFails = "What is counted when a burst is served partly.")
  void countsTimeouts(Fixture fixture) {
    TimeoutPool pool = pool(fixture, TimeoutPoolParam.of(50).withCache(0));
    PoolStatistics before = pool.statistics();
    assertTrue(before.available() >= 50, () -> before + " of a new pool of 50");
    assertEquals(0, before.allocFails(), "failures of a new pool");
    List<Timeout> timeouts = new ArrayList<>();
    for (long i = before.available(); i > 0; i--) {
      timeouts.add(requireNonNull(pool.alloc()));
      assertEquals(i - 1, pool.statistics().available(), "available");
    }
    assertNull(pool.alloc(), "a timeout of an exhausted pool");
    assertEquals(0, pool.alloc(new Timeout[4], 0, 4), "timeouts of an exhausted pool");
    assertEquals(2, pool.statistics().allocFails(), "failures");
    Allocation.free(timeouts);
    assertEquals(before.available(), pool.statistics().available(), "available after freeing all");
  }

  @Conformance(
      clause = "As many pools of timeouts as the capability says can be open, and no more.",
      strategy = "Opens the largest number; one more is refused with ODP-503.",
      ifFails = "Tables of fixed size, and memory rounded up for each pool.")
  void refusesOnePoolTooMany(Fixture fixture) {
    TimeoutPoolParam param = TimeoutPoolParam.of(2).withCache(0);
    for (int i = 0; i < fixture.odp().timeoutPoolCapability().maxPools(); i++) {
      pool(fixture, param);
    }
    OdpException e = assertThrows(OdpException.class, () -> pool(fixture, param));
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      clause = "Parameters outside the capability are refused with the value and the bound.",
      strategy = "One step outside each bound.",
      ifFails = "Which layer clips the parameter silently.")
  void refusesParametersOutsideTheCapability(Fixture fixture) {
    TimeoutPoolCapability can = fixture.odp().timeoutPoolCapability();
    TimeoutPoolParam param = TimeoutPoolParam.of(4).withCache(0);
    refused(fixture, TimeoutPoolParam.of(0), 0);
    refused(fixture, param.withUserArea(-1, null), -1);
    refused(fixture, param.withUserArea(can.maxUserArea() + 1, null), can.maxUserArea() + 1);
    refused(fixture, param.withCache(can.maxCache() + 1), can.maxCache() + 1);
  }

  private static TimeoutPool pool(Fixture fixture, TimeoutPoolParam param) {
    return fixture.closing(fixture.odp().createTimeoutPool("timeouts", param));
  }

  private static void refused(Fixture fixture, TimeoutPoolParam param, int value) {
    Messages.assertNames(
        assertThrows(IllegalArgumentException.class, () -> pool(fixture, param), param::toString),
        value);
  }
}
