package org.odpj.apps.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class PerfCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue-perf -r 1000 --warm-up 10",
        "queue-perf -r 1000 --warm-up 0 -b 0 -s",
        "queue-perf -r 1000 --warm-up 10 -q 4 -e 8 -b 8 -c 2 -p",
        "queue-perf -r 1000 --warm-up 10 -q 2 -e 8 -b 8 -c 2 -l",
        "sched-perf -s 1000 --warm-up 10",
        "sched-perf -s 1000 --warm-up 10 -q 4 -L 1 -H 1 -d 2 -e 8 -b 8 -c 2 -t 1 -f 1",
        "sched-perf -s 1000 --warm-up 10 -q 4 -e 8 -b 1 -c 2 -t 2",
        "sched-latency -d 1 -r -l 4 -t 2 -m 4 -w 10 -c 2",
        "sched-latency -d 1 -f 1 -s 2 -l 4 -t 2 -b 8"
      })
  void measures(String command) throws Exception {
    Path json = folder.resolve("result.json");
    Run run = Run.odp((command + " --json " + json).split(" "));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("M events/s");
    assertThat(Files.readString(json)).contains("\"eventsPerSecond\": ", "\"num_cpu\": ");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    Run run = Run.odp("sched-perf", "-t", "3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--type 3 is outside 0..2");
  }

  @Test
  void waitFreeQueuesAreRefusedWhereThereAreNone() {
    assertThat(Run.odp("queue-perf", "-w").err()).contains("WAIT_FREE");
  }
}
