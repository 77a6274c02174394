package org.odpj.system;

import java.util.List;

/**
 * What the machine is, as read when the data plane was opened (ODP: {@code odp_system_info_t},
 * {@code odp_sys_*}, {@code odp_cpu_*}).
 *
 * @param cpuArchitecture the JVM's name of it, such as {@code amd64}
 * @param cpus the CPUs that this process may run on, ascending; at least one
 * @param availableCpus their numbers: the CPUs after affinity and cgroup (ODP: {@code
 *     odp_cpumask_all_available})
 * @param cacheLineSize bytes (ODP: {@code odp_sys_cache_line_size})
 * @param pageSize bytes (ODP: {@code odp_sys_page_size})
 * @param hugePageSizes bytes of each size the kernel supports, ascending; empty if none (ODP:
 *     {@code odp_sys_huge_page_size_all})
 * @param defaultHugePageSize bytes, 0 if there are none (ODP: {@code odp_sys_huge_page_size})
 * @param freeHugePages huge pages of the default size that are free now
 * @param numaNodes how many memory nodes, at least 1
 */
public record SystemInfo(
    String cpuArchitecture,
    List<CpuInfo> cpus,
    CpuMask availableCpus,
    int cacheLineSize,
    int pageSize,
    List<Long> hugePageSizes,
    long defaultHugePageSize,
    long freeHugePages,
    int numaNodes) {

  /** Whose components cannot be changed. */
  public SystemInfo {
    cpus = List.copyOf(cpus);
    hugePageSizes = List.copyOf(hugePageSizes);
  }

  /**
   * The first CPU's model (ODP: {@code odp_cpu_model_str}).
   *
   * @return the processor's own name; empty if unknown
   */
  public String cpuModel() {
    return cpus.getFirst().model();
  }

  /**
   * The highest frequency of the first CPU (ODP: {@code odp_cpu_hz_max}).
   *
   * @return in Hz; 0 if unknown
   */
  public long cpuMaxHz() {
    return cpus.getFirst().maxHz();
  }

  /** Several lines for people (ODP: {@code odp_sys_info_print}). */
  @Override
  public String toString() {
    return """
    CPU architecture   %s
    CPU model          %s
    CPU max frequency  %s
    available CPUs     %s
    cache line         %d B
    page               %d B
    huge pages         %s, %d free of the default size %d B
    NUMA nodes         %d\
    """
        .formatted(
            cpuArchitecture,
            cpuModel().isEmpty() ? "unknown" : cpuModel(),
            cpuMaxHz() == 0 ? "unknown" : cpuMaxHz() / 1_000_000 + " MHz",
            availableCpus,
            cacheLineSize,
            pageSize,
            hugePageSizes,
            freeHugePages,
            defaultHugePageSize,
            numaNodes);
  }
}
