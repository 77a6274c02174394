package org.odpj.dpdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Huge pages that DPDK could take now. */
final class HugePages {
  private HugePages() {}

  /** Megabytes of free huge pages of the default size; 0 if there are none. */
  static long freeMegabytes() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/meminfo"));
      return value(lines, "HugePages_Free:") * value(lines, "Hugepagesize:") / 1024;
    } catch (IOException e) {
      // No /proc/meminfo: the kernel offers none that could be found.
      return 0;
    }
  }

  private static long value(List<String> lines, String field) {
    return lines.stream()
        .filter(line -> line.startsWith(field))
        .findFirst()
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .orElse(0L);
  }
}
