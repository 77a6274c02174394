package org.odpj.apps.cryptoperf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class CryptoPerfCommandTest {
  private static final String FEW = "crypto-perf --set crypto=jca -i 64 --warm-up 8 ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a aes-gcm",
        "-a aes-gcm -l 64 -b 24 -r",
        "-a aes-cbc-hmac-sha1-96 -l 64 -p -f 8 -b 4",
        "-a null-hmac-sha256-128 -l 64 -s -f 8 -b 16",
        "-a chacha20-poly1305 -l 64 -s -r"
      })
  void measures(String options) throws Exception {
    Path json = folder.resolve("result.json");
    Run run = Run.odp((FEW + options + " --json " + json).split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("engine: jca", "throughput (Kb)");
    assertThat(Files.readString(json))
        .contains("\"engine\": \"jca\"", "\"operationsPerSecond\": ", "\"payload\": 64");
  }

  @Test
  void measuresEveryAlgorithmOfTheEngineAndSkipsTheRest() {
    Run run = Run.odp((FEW + "-l 64").split(" "));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("aes-ccm", "zuc-eea3 skipped: jca has it not");
  }

  @Test
  void showsPacketsBeforeAndAfter() {
    Run run = Run.odp((FEW + "-a aes-ctr-null -l 16 -d").split(" "));
    assertThat(run.out()).contains("before:", "after:");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Run run = Run.odp("crypto-perf", "-a", "rot13");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--algorithm rot13 is none of 3des-cbc-null, ");
  }

  @Test
  void refusesToReusePacketsThatAreInFlight() {
    Run run = Run.odp("crypto-perf", "-r", "-f", "2", "-p");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--reuse and --flight");
  }
}
