package org.odpj.linuxgeneric.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.odpj.system.CpuInfo;
import org.odpj.system.CpuMask;

/** Reads models and frequencies of CPUs. */
final class Cpus {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final Path CPUS = Path.of("/sys/devices/system/cpu");

  private Cpus() {}

  static List<CpuInfo> read(CpuMask cpus) {
    Map<Integer, Map<String, String>> blocks = blocks(KernelFiles.lines(CPUINFO));
    return cpus.stream().mapToObj(cpu -> cpu(cpu, blocks.getOrDefault(cpu, Map.of()))).toList();
  }

  /** The fields of each CPU, whose block begins with its number. */
  private static Map<Integer, Map<String, String>> blocks(List<String> lines) {
    Map<Integer, Map<String, String>> blocks = new HashMap<>();
    Map<String, String> block = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (key.equals("processor") && value.matches("\\d{1,9}")) {
        block = new HashMap<>();
        blocks.put(Integer.valueOf(value), block);
      }
      block.put(key, value);
    }
    return blocks;
  }

  /** The frequency driver knows best; virtual machines have none, and show what they run at. */
  private static CpuInfo cpu(int number, Map<String, String> block) {
    Path driver = CPUS.resolve("cpu" + number).resolve("cpufreq");
    long shown = megaHz(block.getOrDefault("cpu MHz", ""));
    long now = KernelFiles.number(driver.resolve("scaling_cur_freq"), 0) * 1_000;
    long max = KernelFiles.number(driver.resolve("cpuinfo_max_freq"), 0) * 1_000;
    return new CpuInfo(
        number, block.getOrDefault("model name", ""), now > 0 ? now : shown, max > 0 ? max : shown);
  }

  private static long megaHz(String text) {
    return text.matches("\\d+(\\.\\d+)?") ? (long) (Double.parseDouble(text) * 1e6) : 0;
  }
}
