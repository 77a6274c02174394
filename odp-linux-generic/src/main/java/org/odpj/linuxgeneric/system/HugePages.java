package org.odpj.linuxgeneric.system;

import java.nio.file.Path;
import java.util.List;

/**
 * What huge pages the kernel offers.
 *
 * @param sizes bytes of each size, ascending
 * @param defaultSize bytes, 0 if there are none
 * @param free free pages of the default size
 */
record HugePages(List<Long> sizes, long defaultSize, long free) {
  private static final Path SYSFS = Path.of("/sys/kernel/mm/hugepages");
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final String PREFIX = "hugepages-";
  private static final String KIB = "kB";

  static HugePages read() {
    List<Long> sizes =
        KernelFiles.entries(SYSFS, PREFIX + "*" + KIB).stream()
            .map(path -> path.getFileName().toString().substring(PREFIX.length()))
            .map(HugePages::bytes)
            .sorted()
            .toList();
    long defaultSize = KernelFiles.value(MEMINFO, "Hugepagesize").map(HugePages::bytes).orElse(0L);
    long free = KernelFiles.value(MEMINFO, "HugePages_Free").map(Long::parseLong).orElse(0L);
    return new HugePages(sizes, sizes.contains(defaultSize) ? defaultSize : 0, free);
  }

  private static long bytes(String kibibytes) {
    return Long.parseLong(kibibytes.replace(KIB, "").strip()) * 1024;
  }
}
