package org.odpj.linuxgeneric.system;

import java.nio.file.Path;
import org.odpj.linuxgeneric.libc.SystemCalls;
import org.odpj.spi.SystemProvider;
import org.odpj.system.CpuMask;
import org.odpj.system.SystemInfo;

/** Reads what the machine is from /proc and /sys. Needs no rights. */
public final class LinuxSystem implements SystemProvider {
  private static final Path NODES = Path.of("/sys/devices/system/node");
  private static final Path CPU0 = Path.of("/sys/devices/system/cpu/cpu0");
  private static final int USUAL_CACHE_LINE = 64;

  /** Reads nothing yet. */
  public LinuxSystem() {}

  @Override
  public SystemInfo info() {
    CpuMask available = Affinity.process();
    HugePages hugePages = HugePages.read();
    return new SystemInfo(
        System.getProperty("os.arch"),
        Cpus.read(available),
        available,
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

  @Override
  public int currentCpu() {
    return Affinity.currentCpu();
  }
}
