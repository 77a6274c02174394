package org.odpj.dpdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.odpj.system.AvailableMemory;

/** Memory that DPDK could take now. */
final class Memory {
  private Memory() {}

  /** Megabytes of free huge pages of the default size; 0 if there are none. */
  static long freeHugeMegabytes() {
    List<String> lines = meminfo();
    return value(lines, "HugePages_Free:") * value(lines, "Hugepagesize:") / 1024;
  }

  /** Megabytes that can be had without swapping, huge pages included. */
  static long availableMegabytes() {
    return (AvailableMemory.now().bytes() >> 20) + freeHugeMegabytes();
  }

  private static List<String> meminfo() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo"));
    } catch (IOException e) {
      throw new UncheckedIOException("DPDK needs Linux with /proc", e);
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
