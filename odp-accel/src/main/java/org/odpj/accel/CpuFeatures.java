package org.odpj.accel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.odpj.system.Diagnosis;

/**
 * What the CPU can do for crypto, by the kernel's names.
 *
 * @param present those of {@link #USEFUL} that the CPU has
 */
record CpuFeatures(Set<String> present) {
  /** The instructions that the fast code of the crypto libraries is chosen by. */
  static final List<String> USEFUL =
      List.of("aes", "pclmulqdq", "sha_ni", "vaes", "vpclmulqdq", "avx2", "avx512f");

  private static final String ITEM = "CPU crypto";

  static CpuFeatures read(Path cpuinfo) {
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      String flags = lines.filter(line -> line.startsWith("flags")).findFirst().orElse("");
      Set<String> present = new TreeSet<>(List.of(flags.split("\\s+", -1)));
      present.retainAll(USEFUL);
      return new CpuFeatures(present);
    } catch (IOException e) {
      // Not Linux, or no /proc: nothing is known of the CPU, which is what the diagnosis then says.
      return new CpuFeatures(Set.of());
    }
  }

  Diagnosis diagnose() {
    if (present.contains("aes")) {
      return Diagnosis.ok(ITEM, String.join(" ", present));
    }
    return new Diagnosis(
        ITEM,
        Diagnosis.State.DEGRADED,
        "no AES instructions found",
        "crypto will run in plain instructions, several times slower");
  }
}
