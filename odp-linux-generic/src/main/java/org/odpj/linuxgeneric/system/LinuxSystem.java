package org.odpj.linuxgeneric.system;

import java.nio.file.Path;
import org.odpj.linuxgeneric.libc.SystemCalls;
import org.odpj.spi.SystemProvider;
import org.odpj.system.CpuMask;
import org.odpj.system.SystemInfo;

/** Reads what the machine is from /proc and /sys. Needs no rights. */
public final class LinuxSystem implements SystemProvider {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final Path NODES = Path.of("/sys/devices/system/node");
  private static final Path CPU0 = Path.of("/sys/devices/system/cpu/cpu0");
  private static final int USUAL_CACHE_LINE = 64;

  /** Reads nothing yet. */
  public LinuxSystem() {}

  @Override
  public SystemInfo info() {
    HugePages hugePages = HugePages.read();
    return new SystemInfo(
        System.getProperty("os.arch"),
        KernelFiles.value(CPUINFO, "model name").orElse(""),
        maxHz(),
        Affinity.process(),
        (int)
            KernelFiles.number(CPU0.resolve("cache/index0/coherency_line_size"), USUAL_CACHE_LINE),
        (int) SystemCalls.pageSize(),
        hugePages.sizes(),
        hugePages.defaultSize(),
        hugePages.free(),
        Math.max(1, KernelFiles.entries(NODES, "node[0-9]*").size()));
  }

  @Override
  public void pin(CpuMask cpus) {
    CpuMask available = Affinity.process();
    int[] allowed = cpus.stream().filter(available::contains).toArray();
    if (allowed.length == 0) {
      throw new IllegalArgumentException(
          "none of the CPUs %s is available; available: %s".formatted(cpus, available));
    }
    Affinity.pin(CpuMask.of(allowed));
  }

  /** The frequency driver's limit; virtual machines have none, and show what they run at. */
  private static long maxHz() {
    long kiloHz = KernelFiles.number(CPU0.resolve("cpufreq/cpuinfo_max_freq"), 0);
    if (kiloHz > 0) {
      return kiloHz * 1_000;
    }
    return KernelFiles.value(CPUINFO, "cpu MHz")
        .map(megaHz -> (long) (Double.parseDouble(megaHz) * 1e6))
        .orElse(0L);
  }
}
