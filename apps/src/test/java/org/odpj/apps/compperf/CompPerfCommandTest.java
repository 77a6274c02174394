package org.odpj.apps.compperf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class CompPerfCommandTest {
  private static final String FEW = "comp-perf --set comp=java-zip -i 64 --warm-up 8 ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a deflate",
        "-a zlib -l 256 -b 32 --level 9 --codes dynamic",
        "-a null -l 256 -p -f 8 -b 4",
        "-a deflate -l 256 -s -f 8 -b 16"
      })
  void measures(String options) throws Exception {
    Path json = folder.resolve("result.json");
    Run run = Run.odp((FEW + options + " --json " + json).split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("engine: java-zip", "-compress", "-decompress");
    assertThat(Files.readString(json))
        .contains("\"engine\": \"java-zip\"", "\"gigabitsPerSecond\": ", "\"payload\": 256");
  }

  @Test
  void compressesAFile() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "so it is ".repeat(20));
    Run run = Run.odp((FEW + "-l 1024 --text " + text).split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("zlib-decompress");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(Run.odp((FEW + "--codes fixed").split(" ")).err()).contains("FIXED is none of");
    assertThat(Run.odp((FEW + "--level 10").split(" ")).err()).contains("not in 0..9");
    assertThat(Run.odp((FEW + "-l 99999").split(" ")).err()).contains("--payload 99999");
    assertThat(Run.odp((FEW + "--text /nowhere").split(" ")).err()).contains("/nowhere");
  }
}
