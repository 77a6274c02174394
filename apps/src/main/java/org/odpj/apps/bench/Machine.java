package org.odpj.apps.bench;

import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.config.OdpConfig;
import org.odpj.system.CpuMask;
import org.odpj.system.SystemInfo;

/**
 * What the figures were measured on.
 *
 * @param cpuModel the processor
 * @param cpus which CPUs there are
 * @param cpu which of them forwards
 * @param controlCpu which other one controls; the same if there is only one
 */
record Machine(String cpuModel, CpuMask cpus, int cpu, int controlCpu) {
  /**
   * Reads it.
   *
   * @param wanted the CPU that shall forward; null for the last one
   * @throws IllegalArgumentException if that CPU is not available
   */
  static Machine read(@Nullable Integer wanted) {
    SystemInfo system;
    try (Odp odp = Odp.open(OdpConfig.defaults())) {
      system = odp.system();
    }
    CpuMask cpus = system.availableCpus();
    int cpu = wanted == null ? cpus.stream().max().orElseThrow() : wanted;
    if (cpu < 0 || !cpus.contains(cpu)) {
      throw new IllegalArgumentException(
          "--cpu %d is not available; available: %s".formatted(cpu, cpus));
    }
    int control = cpus.stream().filter(other -> other != cpu).findFirst().orElse(cpu);
    return new Machine(system.cpuModel(), cpus, cpu, control);
  }

  /** One line. */
  @Override
  public String toString() {
    return "%s, CPUs %s, forwarding on %d, Java %s"
        .formatted(cpuModel, cpus, cpu, Runtime.version());
  }
}
