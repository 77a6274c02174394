package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToLongFunction;
import org.odpj.system.CpuInfo;
import org.odpj.system.CpuMask;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** The CPUs, each by itself, and which of them a thread is on. */
@CasesOf("cpu")
public final class CpuCases {
  /** No CPU is faster; a number beyond is one of another unit. */
  private static final long FASTEST_HZ = 10_000_000_000L;

  private static final int LONGEST_MODEL = 126;

  @Conformance(
      odp = {"cpu/cpu_id", "cpu/cpu_count"},
      clause = "A thread that is bound to a CPU runs there, and is told so.",
      strategy = "Binds a thread to each available CPU in turn and asks where it is, many times.",
      ifFails = "The system provider's pin() and currentCpu().")
  void runsWhereItIsPinned(Fixture fixture) throws InterruptedException {
    CpuMask available = fixture.odp().system().availableCpus();
    assertTrue(available.count() >= 1, "there is a CPU");
    for (int cpu : available.stream().toArray()) {
      int[] found = new int[100];
      OdpThread thread =
          fixture
              .odp()
              .thread(
                  "pinned",
                  ThreadType.WORKER,
                  CpuMask.of(cpu),
                  () -> {
                    for (int i = 0; i < found.length; i++) {
                      found[i] = fixture.odp().currentCpu();
                    }
                  });
      thread.start();
      thread.join();
      for (int on : found) {
        assertEquals(cpu, on, "the CPU of a thread that is bound");
      }
    }
    int mine = fixture.odp().currentCpu();
    assertTrue(available.contains(mine), () -> "on CPU " + mine + ", which is not available");
  }

  @Conformance(
      odp = {"cpu/cpu_model_str", "cpu/cpu_model_str_id"},
      clause = "Each available CPU has one entry, in ascending order, with the processor's name.",
      strategy = "Compares the numbers with the available CPUs; looks at the length of the names.",
      ifFails = "The system provider's info().")
  void cpusHaveModels(Fixture fixture) {
    List<CpuInfo> cpus = fixture.odp().system().cpus();
    assertEquals(
        fixture.odp().system().availableCpus().stream().boxed().toList(),
        cpus.stream().map(CpuInfo::number).toList(),
        "numbers of the CPUs");
    assertEquals(cpus.getFirst().model(), fixture.odp().system().cpuModel(), "the first CPU");
    for (CpuInfo cpu : cpus) {
      NotApplicable.unless(
          !cpu.model().isEmpty(), () -> "the model of CPU " + cpu.number() + " is unknown");
      assertFalse(cpu.model().isBlank(), () -> "blank: " + cpu);
      assertTrue(cpu.model().length() <= LONGEST_MODEL, () -> "not a name: " + cpu);
    }
  }

  @Conformance(
      odp = {"cpu/cpu_hz", "cpu/cpu_hz_id"},
      clause = "The frequency that a CPU runs at is known, in Hz.",
      strategy = "Reads it for each CPU; none runs at more than 10 GHz or less than 1 MHz.",
      ifFails = "The unit of the frequency that the system provider reads.")
  void cpusHaveAFrequency(Fixture fixture) {
    plausible(fixture, "the frequency", CpuInfo::hz);
  }

  @Conformance(
      odp = {"cpu/cpu_hz_max", "cpu/cpu_hz_max_id"},
      clause = "The highest frequency of a CPU is known, in Hz.",
      strategy = "Reads it for each CPU; none has more than 10 GHz or less than 1 MHz.",
      ifFails = "The unit of the frequency that the system provider reads.")
  void cpusHaveAHighestFrequency(Fixture fixture) {
    plausible(fixture, "the highest frequency", CpuInfo::maxHz);
    assertEquals(
        fixture.odp().system().cpus().getFirst().maxHz(),
        fixture.odp().system().cpuMaxHz(),
        "of the first CPU");
  }

  private static void plausible(Fixture fixture, String what, ToLongFunction<CpuInfo> of) {
    for (CpuInfo cpu : fixture.odp().system().cpus()) {
      long hz = of.applyAsLong(cpu);
      NotApplicable.unless(hz != 0, () -> what + " of CPU " + cpu.number() + " is unknown");
      assertTrue(hz >= 1_000_000 && hz <= FASTEST_HZ, () -> what + " is implausible: " + cpu);
    }
  }
}
