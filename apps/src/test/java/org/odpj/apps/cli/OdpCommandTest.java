package org.odpj.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OdpCommandTest {
  @TempDir Path folder;

  @Test
  void helpShowsEveryCommandAndThoseOfTheLauncher() {
    Run run = Run.odp("help");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "list",
            "info",
            "doctor",
            "l2fwd",
            "packet-gen",
            "pool-perf",
            "stash-perf",
            "timer-perf",
            "timer-accuracy",
            "crypto-perf",
            "comp-perf",
            "comp-perf",
            "bench",
            "validate",
            "test",
            "build",
            "format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "info",
        "doctor",
        "l2fwd",
        "packet-gen",
        "pool-perf",
        "stash-perf",
        "timer-perf",
        "timer-accuracy",
        "crypto-perf",
        "bench"
      })
  void everyCommandHelpsWithAnExample(String command) {
    Run run = Run.odp(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example").contains("odp " + command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "frob                                        | unknown command 'frob'",
        "l2fwd -i loop --bursd=3                     | did you mean '--burst'?",
        "l2fwd                                       | '--interface=NAME",
        "l2fwd -i loop -b x                          | 'x' is not an int",
        "l2fwd -i loop -b 0                          | -b 0 is too small; at least 1",
        "l2fwd -i loop -m 5                          | 0 (direct), 1 (parallel), 2 (atomic)",
        "l2fwd -i loop --mac turn                    | turn",
        "l2fwd -i loop --mac rewrite --dst 1:2:3     | is not a MAC address",
        "l2fwd -i loop --dst 02:00:00:00:00:01       | goes with --mac rewrite only",
        "l2fwd -i loop --cpus 9999                   | none of the CPUs {9999} is available",
        "l2fwd -i loop,loop                          | is open already",
        "l2fwd -i null:0,null:1 -c 1 -P              | cannot be promiscuous",
        "l2fwd -i no-such-device                     | no-such-device",
        "l2fwd -i loop --backend dkdp                | did you mean 'dpdk'?",
        "info --set bakcend=x                        | did you mean 'backend'?",
        "info --set backend                          | KEY=VALUE",
        "packet-gen -i loop -l 10                    | -l 10 is outside 60..65535",
        "packet-gen -i loop --tx-only --rx-only      | mutually exclusive",
        "packet-gen -i loop --ip-src 1.2.3           | is not an IPv4 address",
        "pool-perf -e 31                             | 31 is less than 1 bursts of 32",
        "pool-perf -t 7                              | --pool_type 7 is not 0 or 1",
        "pool-perf -C 100000                         | 100000 is outside",
        "bench                                       | no benchmark",
        "bench l2fwd --pairs 0                       | at least 1 pair"
      })
  void mistakesAreOneLineAndCodeTwo(String arguments, String message) {
    Run run = Run.odp(arguments.split(" +"));
    assertThat(run.err()).startsWith("odp: ").contains(message).doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void verboseShowsWhereAnErrorComesFrom() {
    assertThat(Run.odp("info", "-v", "--backend", "nobody").err()).contains("\tat org.odpj");
  }

  @Test
  void aResultThatCannotBeWrittenIsRefusedBeforeTheRun() {
    Run run = Run.odp("l2fwd", "-i", "loop", "-t", "30", "--json", folder + "/none/x.json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("x.json' cannot be written");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "info", "doctor"})
  void whatIsShownCanBeReadByMachines(String command) throws Exception {
    Path json = folder.resolve("result.json");
    Run run = Run.odp(command, "--json", json.toString());
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(json)).startsWith("{").contains("linux-generic").endsWith("}\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(json);
    }
  }

  @Test
  void infoTellsWhoProvidesWhatAndEveryKey() {
    Run run = Run.odp("info");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("packet I/O", "linux-generic", "odp.check", "maxElements");
  }
}
