package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpConfig;
import org.odpj.system.ApiVersion;
import org.odpj.system.CpuMask;
import org.odpj.system.MemoryInfo;
import org.odpj.system.SystemInfo;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** What the data plane says of the machine and of itself. */
@CasesOf("system")
public final class SystemCases {
  private static final int CPU_THAT_NO_MACHINE_HAS = 1 << 20;

  @Conformance(
      odp = "system/test_version_api_str",
      clause = "The version of the API has a major and a minor number.",
      strategy = "Compares the text with the two numbers.",
      ifFails = "Which odp-api is on the path.")
  void apiVersionHasAText(Fixture fixture) {
    ApiVersion version = Odp.apiVersion();
    assertEquals(version.major() + "." + version.minor(), version.toString(), "the version's text");
    assertNotNull(fixture.odp().config(), "a data plane of this version");
  }

  @Conformance(
      odp = "system/test_version_str",
      clause = "Every backend says its name, its version and what it is.",
      strategy = "Looks for blank texts and for a name outside a-z, 0-9 and dashes.",
      ifFails = "The backend's name(), version() and description().")
  void backendsSayWhatTheyAre(Fixture fixture) {
    String name = fixture.odp().config().get(ApiKeys.BACKEND);
    BackendInfo info =
        Odp.backends().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    assertTrue(name.matches("[a-z0-9-]+"), () -> "the name '" + name + "'");
    assertFalse(info.version().isBlank(), "the version is blank");
    assertFalse(info.description().isBlank(), "the description is blank");
    assertFalse(
        info.diagnoses().stream().anyMatch(one -> one.found().isBlank()), "a diagnosis is blank");
  }

  @Conformance(
      odp = "system/test_version_macro",
      clause = "An API serves backends of its major version and of no later minor version.",
      strategy = "Asks for this version, the next minor one and the next major one.",
      ifFails = "ApiVersion.serves.")
  void versionsAreOrdered(Fixture fixture) {
    ApiVersion now = Odp.apiVersion();
    assertTrue(now.serves(now), () -> now + " serves itself");
    assertFalse(
        now.serves(new ApiVersion(now.major(), now.minor() + 1)), "serves a later minor version");
    assertFalse(now.serves(new ApiVersion(now.major() + 1, 0)), "serves another major version");
    assertFalse(fixture.odp().system().cpuArchitecture().isBlank(), "the architecture is blank");
  }

  @Conformance(
      odp = "system/system_test_odp_sys_cache_line_size",
      clause = "The size of a cache line is a power of two.",
      strategy = "Checks 16 to 1,024 bytes.",
      ifFails = "Where the system provider reads it.")
  void cacheLineSize(Fixture fixture) {
    int size = fixture.odp().system().cacheLineSize();
    assertTrue(
        Integer.bitCount(size) == 1 && size >= 16 && size <= 1_024,
        () -> "cache line of " + size + " B");
  }

  @Conformance(
      odp = "system/system_test_odp_sys_page_size",
      clause = "The size of a page is a power of two.",
      strategy = "Checks 4 KiB to 1 MiB.",
      ifFails = "Where the system provider reads it.")
  void pageSize(Fixture fixture) {
    int size = fixture.odp().system().pageSize();
    assertTrue(
        Integer.bitCount(size) == 1 && size >= 4_096 && size <= 1 << 20,
        () -> "page of " + size + " B");
  }

  @Conformance(
      odp = "system/system_test_odp_sys_huge_page_size",
      clause = "The default size of huge pages is one of the sizes, or 0 if there are none.",
      strategy = "Compares it with the list and with the page size.",
      ifFails = "Where the system provider reads huge pages.")
  void hugePageSize(Fixture fixture) {
    SystemInfo info = fixture.odp().system();
    long size = info.defaultHugePageSize();
    if (info.hugePageSizes().isEmpty()) {
      assertEquals(0, size, "default size where there are no huge pages");
    } else {
      assertTrue(
          info.hugePageSizes().contains(size), () -> size + " is none of " + info.hugePageSizes());
      assertTrue(size > info.pageSize(), () -> size + " is no larger than a page");
    }
    assertTrue(info.freeHugePages() >= 0, () -> info.freeHugePages() + " free huge pages");
  }

  @Conformance(
      odp = "system/system_test_odp_sys_huge_page_size_all",
      clause = "The sizes of huge pages are ascending.",
      strategy = "Compares the list with its sorted form without duplicates.",
      ifFails = "Where the system provider reads huge pages.")
  void hugePageSizesAscend(Fixture fixture) {
    List<Long> sizes = fixture.odp().system().hugePageSizes();
    assertEquals(sizes.stream().distinct().sorted().toList(), sizes, "sizes of huge pages");
  }

  @Conformance(
      odp = "system/system_test_info",
      clause = "The system information names the architecture, the CPUs and the memory nodes.",
      strategy = "Looks for blank texts and impossible numbers.",
      ifFails = "The system provider's info().")
  void systemInformation(Fixture fixture) {
    SystemInfo info = fixture.odp().system();
    assertFalse(info.cpuArchitecture().isBlank(), "the architecture is blank");
    assertTrue(info.cpuMaxHz() >= 0, () -> "frequency of " + info.cpuMaxHz() + " Hz");
    assertTrue(info.numaNodes() >= 1, () -> info.numaNodes() + " memory nodes");
    assertTrue(info.availableCpus().count() >= 1, "no CPU is available");
  }

  @Conformance(
      odp = "system/system_test_meminfo",
      clause = "The memory information has one block for each open pool, used at most as mapped.",
      strategy = "Opens two pools, closes one, and adds the blocks up.",
      ifFails = "The pool's memoryUse().")
  void memoryInformation(Fixture fixture) {
    int before = fixture.odp().memory().blocks().size();
    BufferPool first = fixture.buffers(16);
    try (BufferPool second =
        fixture.odp().createBufferPool("memory", BufferPoolParam.of(16, 128).withCache(0))) {
      MemoryInfo memory = fixture.odp().memory();
      assertEquals(before + 2, memory.blocks().size(), "blocks with two pools open");
      MemoryInfo.Block block = second.memoryUse();
      assertEquals("memory", block.name(), "the block's name");
      assertTrue(block.usedBytes() >= 16 * 128, () -> block.usedBytes() + " B used for 16 x 128 B");
      assertTrue(block.mappedBytes() >= block.usedBytes(), () -> "more used than mapped: " + block);
      assertTrue(
          memory.mappedBytes() >= memory.usedBytes(), () -> "more used than mapped: " + memory);
    }
    assertEquals(before + 1, fixture.odp().memory().blocks().size(), "blocks after closing one");
    assertEquals(16, first.capacity(), "the other pool's capacity");
  }

  @Conformance(
      odp = "system/system_test_info_print",
      clause = "The system information can be printed for people.",
      strategy = "Looks for the architecture and the page size in the text.",
      ifFails = "SystemInfo.toString.")
  void printsSystemInformation(Fixture fixture) {
    SystemInfo info = fixture.odp().system();
    String text = info.toString();
    assertTrue(text.contains(info.cpuArchitecture()), text);
    assertTrue(text.contains(Integer.toString(info.pageSize())), text);
  }

  @Conformance(
      odp = "system/system_test_config_print",
      clause = "The configuration can be printed for people.",
      strategy = "Looks for a value that was set in the text.",
      ifFails = "OdpConfig.toString.")
  void printsTheConfiguration(Fixture fixture) {
    OdpConfig config = fixture.config().with("odp.check", "false");
    try (Odp odp = Odp.open(config)) {
      String text = odp.config().toString();
      assertTrue(text.contains("odp.check = false"), text);
    }
  }

  @Conformance(
      clause = "A thread that is bound to available CPUs runs.",
      strategy = "Binds a thread to each available CPU in turn.",
      ifFails = "The system provider's pin().")
  void threadsRunOnEveryAvailableCpu(Fixture fixture) throws InterruptedException {
    AtomicInteger ran = new AtomicInteger();
    int[] cpus = fixture.odp().system().availableCpus().stream().toArray();
    for (int cpu : cpus) {
      OdpThread thread =
          fixture.odp().thread("pinned", ThreadType.WORKER, CpuMask.of(cpu), ran::incrementAndGet);
      thread.start();
      thread.join();
    }
    assertEquals(cpus.length, ran.get(), "threads that ran, one for each CPU");
  }

  @Conformance(
      clause = "A thread that none of the available CPUs could run is refused.",
      strategy = "Asks for a CPU number that no machine has.",
      ifFails = "Which CPUs the system provider says are available.")
  void refusesAbsentCpus(Fixture fixture) {
    CpuMask absent = CpuMask.of(CPU_THAT_NO_MACHINE_HAS);
    assertThrows(
        IllegalArgumentException.class,
        () -> fixture.odp().thread("nowhere", ThreadType.WORKER, absent, () -> {}));
  }
}
