package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.odpj.system.CpuMask;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Sets of CPUs, and those that the machine has. */
@CasesOf("cpumask")
public final class CpuMaskCases {
  @Conformance(
      odp = "cpumask/cpumask_test_odp_cpumask_to_from_str",
      clause = "A set becomes text and the text the same set.",
      strategy = "Writes sets with and without gaps and reads them.",
      ifFails = "toList() and parseList().")
  void becomesText(Fixture fixture) {
    for (String list : new String[] {"", "0", "0-3", "1,3,5", "0-3,8,63-65"}) {
      assertEquals(list, CpuMask.parseList(list).toList(), "text");
    }
    CpuMask available = fixture.odp().system().availableCpus();
    assertEquals(available, CpuMask.parseList(available.toList()), "available CPUs");
  }

  @Conformance(
      odp = {
        "cpumask/cpumask_test_odp_cpumask_equal",
        "cpumask/cpumask_test_odp_cpumask_zero",
        "cpumask/cpumask_test_odp_cpumask_copy",
        "cpumask/cpumask_test_odp_cpumask_count",
        "cpumask/cpumask_test_odp_cpumask_setall"
      },
      clause = "Sets are equal when they have the same CPUs, and count them.",
      strategy = "Compares sets that were made in different ways.",
      ifFails = "equals(), hashCode() and count().")
  void comparesAndCounts(Fixture fixture) {
    assertEquals(CpuMask.of(), CpuMask.of(5).without(5), "empty sets");
    assertEquals(0, CpuMask.of().count(), "count of the empty set");
    assertEquals(CpuMask.of(0, 1, 2), CpuMask.ofFirst(3), "sets");
    assertEquals(CpuMask.of(0, 1, 2).hashCode(), CpuMask.ofFirst(3).hashCode(), "hash codes");
    assertNotEquals(CpuMask.of(0, 1), CpuMask.ofFirst(3), "sets");
    assertEquals(200, CpuMask.ofFirst(200).count(), "count");
  }

  @Conformance(
      odp = {
        "cpumask/cpumask_test_odp_cpumask_set",
        "cpumask/cpumask_test_odp_cpumask_clr",
        "cpumask/cpumask_test_odp_cpumask_isset"
      },
      clause = "A CPU is put into a set or taken out of it; the set itself does not change.",
      strategy = "Changes sets and looks at the old and the new one.",
      ifFails = "with() and without().")
  void takesCpusInAndOut(Fixture fixture) {
    CpuMask empty = CpuMask.of();
    CpuMask one = empty.with(70);
    assertTrue(one.contains(70), "contains");
    assertFalse(one.contains(69), "contains");
    assertFalse(one.without(70).contains(70), "contains after without");
    assertTrue(one.contains(70), "contains");
    assertEquals(0, empty.count(), "count");
  }

  @Conformance(
      odp = {
        "cpumask/cpumask_test_odp_cpumask_and",
        "cpumask/cpumask_test_odp_cpumask_or",
        "cpumask/cpumask_test_odp_cpumask_xor"
      },
      clause = "Sets are intersected, united, and compared CPU by CPU.",
      strategy = "Combines two sets that overlap.",
      ifFails = "and(), or() and xor().")
  void combines(Fixture fixture) {
    CpuMask a = CpuMask.of(0, 1, 70);
    CpuMask b = CpuMask.of(1, 2, 70);
    assertEquals(CpuMask.of(1, 70), a.and(b), "and");
    assertEquals(CpuMask.of(0, 1, 2, 70), a.or(b), "or");
    assertEquals(CpuMask.of(0, 2), a.xor(b), "xor");
    assertEquals(CpuMask.of(0, 1, 70), a, "the first set");
  }

  @Conformance(
      odp = {
        "cpumask/cpumask_test_odp_cpumask_first",
        "cpumask/cpumask_test_odp_cpumask_last",
        "cpumask/cpumask_test_odp_cpumask_next"
      },
      clause = "The CPUs of a set are found in ascending order.",
      strategy = "Goes through sets, an empty one too.",
      ifFails = "first(), last() and next().")
  void goesThroughCpus(Fixture fixture) {
    CpuMask mask = CpuMask.of(3, 9, 64);
    assertEquals(3, mask.first(), "first");
    assertEquals(64, mask.last(), "last");
    assertEquals(3, mask.next(-1), "next");
    assertEquals(9, mask.next(3), "next");
    assertEquals(64, mask.next(10), "next");
    assertEquals(-1, mask.next(64), "next after the last");
    assertEquals(-1, CpuMask.of().first(), "first of none");
    assertEquals(-1, CpuMask.of().last(), "last of none");
    assertArrayEquals(new int[] {3, 9, 64}, mask.stream().toArray(), "all");
  }

  @Conformance(
      odp = {
        "cpumask/cpumask_test_odp_cpumask_def_control",
        "cpumask/cpumask_test_odp_cpumask_def_worker",
        "cpumask/cpumask_test_odp_cpumask_def"
      },
      clause = "There is a CPU that workers and control threads may run on.",
      strategy = "Reads the available CPUs.",
      ifFails = "The system provider's info().")
  void knowsTheMachines(Fixture fixture) {
    CpuMask available = fixture.odp().system().availableCpus();
    assertTrue(available.count() >= 1, () -> "available: " + available);
    assertTrue(available.contains(available.first()), "the first one");
  }
}
