package org.odpj.apps.packetgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class PacketGenCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-c 2", "--vlan 5 -l 1000", "-b 7", "--rate 100000", "-i loop1", "-l 64"})
  void receivesEveryFrameOnceAndInOrder(String options) throws Exception {
    Path json = folder.resolve("result.json");
    String arguments = "packet-gen -i loop -n 20000 --json " + json + " " + options;
    Run run = Run.odp(arguments.strip().split(" +"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("lost 0, out of order 0, repeated 0, of others 0");
    assertThat(Files.readString(json))
        .contains("\"lost\": 0", "\"latencyNanos\": {", "\"p999\": ", "\"gcCount\": ");
  }

  @Test
  void framesThatNeverComeAreLost() {
    Run run = Run.odp("packet-gen", "-i", "null", "-n", "100", "--drain", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("lost 100");
  }

  @Test
  void receivesWhatAnotherRunSent() {
    String file = folder.resolve("sent.pcap").toString();
    assertThat(Run.odp("packet-gen", "-i", "pcap:out=" + file, "-n", "500", "--tx-only").code())
        .isZero();
    Run run = Run.odp("packet-gen", "-i", "pcap:in=" + file, "--rx-only");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("received 500: lost 0");
  }
}
