package org.odpj.dpdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.odpj.system.CpuMask;

/** The CPUs that the kernel lets this process use. */
final class AllowedCpus {
  private static final String FIELD = "Cpus_allowed_list:";

  private AllowedCpus() {}

  static CpuMask read() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .findFirst()
          .map(line -> CpuMask.parseList(line.substring(FIELD.length())))
          .orElseGet(() -> CpuMask.of(0));
    } catch (IOException e) {
      // Without /proc EAL itself decides; CPU 0 is what it takes first.
      return CpuMask.of(0);
    }
  }
}
