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
import org.odpj.event.Event;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.pool.VectorPoolCapability;
import org.odpj.pool.VectorPoolParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Pools of vectors. */
@CasesOf("vectorpool")
public final class VectorPoolCases {
  private static final int MANY = 1 << 16;

  @Conformance(
      odp = "pool/pool_test_create_destroy{variant}",
      variants = VectorKind.class,
      clause = "A pool of vectors answers with what it was made with, and closing is idempotent.",
      strategy = "Makes, compares, closes twice; the data plane knows it no more.",
      ifFails = "Whether onClose is called, once.")
  void createsAndCloses(Fixture fixture, VectorKind kind) {
    Pool pool = kind.create(fixture, "vectors", VectorPoolParam.of(10, 8).withCache(0));
    assertSame(pool, fixture.odp().lookupPool("vectors").orElseThrow(), "the pool looked up");
    assertEquals(kind.poolType, pool.type(), "type");
    assertEquals(10, pool.capacity(), "capacity");
    pool.close();
    pool.close();
    assertTrue(fixture.odp().lookupPool("vectors").isEmpty(), "the closed pool is still known");
  }

  @Conformance(
      odp = "pool/pool_test_same_name{variant}",
      variants = VectorKind.class,
      clause = "Names of pools of vectors need not be unique.",
      strategy = "Two pools of one name; looking it up finds one of them.",
      ifFails = "Names that are handed to a library which wants them unique.")
  void namesMayRepeat(Fixture fixture, VectorKind kind) {
    VectorPoolParam param = VectorPoolParam.of(4, 4).withCache(0);
    List<Pool> pools =
        List.of(kind.create(fixture, "same", param), kind.create(fixture, "same", param));
    assertTrue(pools.contains(fixture.odp().lookupPool("same").orElseThrow()), "a pool");
  }

  @Conformance(
      odp = {
        "pool/pool_test_alloc_event_vector{variant}",
        "pool/pool_test_alloc_packet_vector{variant}"
      },
      variants = CacheSize.class,
      clause = "One thread can allocate as many vectors as the pool was asked for.",
      strategy = "Allocates until none is left; frees in reverse order; again; for both kinds.",
      ifFails = "Elements that stay in the thread's cache when the pool runs dry.")
  void allocatesEveryVector(Fixture fixture, CacheSize cache) {
    VectorPoolParam param = cache.vectors(fixture.odp().vectorPoolCapability(), 4);
    for (VectorKind kind : VectorKind.values()) {
      Pool pool = kind.create(fixture, "vectors", param);
      for (int round = 0; round < 2; round++) {
        List<Event> vectors = Allocation.all(pool, () -> kind.alloc(pool));
        vectors.forEach(vector -> assertEquals(kind.eventType, vector.type(), "type"));
        Allocation.free(vectors.reversed());
      }
    }
  }

  @Conformance(
      odp = "pool/pool_test{variant}_max_num",
      variants = VectorKind.class,
      clause = "A pool may hold as many vectors as the capability says.",
      strategy = "The largest number of vectors of two, at most 65,536, all allocated.",
      ifFails = "Tables whose size is a power of two minus one, and memory limits.")
  void holdsTheMostVectors(Fixture fixture, VectorKind kind) {
    int count = Math.min(MANY, fixture.odp().vectorPoolCapability().maxElements());
    Pool pool = kind.create(fixture, "vectors", VectorPoolParam.of(count, 2).withCache(0));
    Allocation.free(Allocation.all(pool, () -> kind.alloc(pool)));
  }

  @Conformance(
      odp = "pool/pool_test{variant}_uarea_init",
      variants = VectorKind.class,
      clause = "User areas are filled once at creation, and keep that while a vector is free.",
      strategy = "Fills each with its number; allocates all twice and reads what is there.",
      ifFails = "Whether every element is filled, and what overwrites the area.")
  void fillsUserAreas(Fixture fixture, VectorKind kind) {
    int size = Math.min(64, fixture.odp().vectorPoolCapability().maxUserArea());
    NotApplicable.unless(size >= Integer.BYTES, () -> "maxUserArea " + size);
    UserAreaNumbers numbers = new UserAreaNumbers(32);
    VectorPoolParam param = VectorPoolParam.of(32, 4).withCache(0).withUserArea(size, numbers);
    Pool pool = kind.create(fixture, "vectors", param);
    for (int round = 0; round < 2; round++) {
      List<Event> vectors = Allocation.all(pool, () -> kind.alloc(pool));
      numbers.check(vectors, size);
      Allocation.free(vectors);
    }
  }

  @Conformance(
      odp = "packet/packet_vector_test_user_area",
      clause = "Each vector has a user area of exactly the size asked for, of its own.",
      strategy =
          "Sizes 0, 1 and the largest (at most 4 KiB): writes a number into each, reads all.",
      ifFails = "The place of the user area within the element.")
  void userAreasAreExactAndDisjoint(Fixture fixture) {
    int largest = Math.min(4_096, fixture.odp().vectorPoolCapability().maxUserArea());
    for (int size : new int[] {0, Math.min(1, largest), largest}) {
      VectorPoolParam param = VectorPoolParam.of(16, 4).withCache(0).withUserArea(size, null);
      for (VectorKind kind : VectorKind.values()) {
        Pool pool = kind.create(fixture, "vectors", param);
        List<Event> vectors = Allocation.all(pool, () -> kind.alloc(pool));
        UserAreas.checkExactAndDisjoint(vectors, size);
        Allocation.free(vectors);
      }
    }
  }

  @Conformance(
      odp = "pool/pool_test{variant}_pool_statistics",
      variants = VectorKind.class,
      clause = "Statistics count what is free and each call that got none.",
      strategy = "Allocates all, fails twice, frees all.",
      ifFails = "What the pool counts.")
  void countsVectors(Fixture fixture, VectorKind kind) {
    Pool pool = kind.create(fixture, "vectors", VectorPoolParam.of(50, 4).withCache(0));
    PoolStatistics before = pool.statistics();
    assertTrue(before.available() >= 50, () -> before + " of a new pool of 50");
    assertEquals(0, before.allocFails(), "failures of a new pool");
    List<Event> vectors = new ArrayList<>();
    for (long i = before.available(); i > 0; i--) {
      vectors.add(requireNonNull(kind.alloc(pool)));
      assertEquals(i - 1, pool.statistics().available(), "available");
    }
    assertNull(kind.alloc(pool), "a vector of an exhausted pool");
    assertNull(kind.alloc(pool), "a vector of an exhausted pool");
    assertEquals(2, pool.statistics().allocFails(), "failures");
    Allocation.free(vectors);
    assertEquals(before.available(), pool.statistics().available(), "available after freeing all");
  }

  @Conformance(
      clause = "As many pools of vectors as the capability says can be open, and no more.",
      strategy = "Opens the largest number, of both kinds; one more is refused with ODP-503.",
      ifFails = "Tables of fixed size, and memory rounded up for each pool.")
  void refusesOnePoolTooMany(Fixture fixture) {
    VectorPoolParam param = VectorPoolParam.of(2, 2).withCache(0);
    for (int i = 0; i < fixture.odp().vectorPoolCapability().maxPools(); i++) {
      VectorKind kind = i % 2 == 0 ? VectorKind.EVENT : VectorKind.PACKET;
      kind.create(fixture, "vectors", param);
    }
    OdpException e =
        assertThrows(OdpException.class, () -> VectorKind.EVENT.create(fixture, "vectors", param));
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      clause = "Parameters outside the capability are refused with the value and the bound.",
      strategy = "One step outside each bound.",
      ifFails = "Which layer clips the parameter silently.")
  void refusesParametersOutsideTheCapability(Fixture fixture) {
    VectorPoolCapability can = fixture.odp().vectorPoolCapability();
    VectorPoolParam param = VectorPoolParam.of(4, 4).withCache(0);
    refused(fixture, new VectorPoolParam(0, 4, 0, null, 0), 0);
    refused(fixture, new VectorPoolParam(4, 0, 0, null, 0), 0);
    refused(fixture, new VectorPoolParam(4, can.maxSize() + 1, 0, null, 0), can.maxSize() + 1);
    refused(fixture, param.withUserArea(-1, null), -1);
    refused(fixture, param.withCache(can.maxCache() + 1), can.maxCache() + 1);
  }

  private static void refused(Fixture fixture, VectorPoolParam param, int value) {
    for (VectorKind kind : VectorKind.values()) {
      Messages.assertNames(
          assertThrows(
              IllegalArgumentException.class,
              () -> kind.create(fixture, "refused", param),
              param::toString),
          value);
    }
  }
}
