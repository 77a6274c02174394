package org.odpj.apps.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.Odp;
import org.odpj.system.Diagnosis;

/** Two hosts that are joined by nothing but {@code odp l2fwd}, on each backend. */
class TwoHostsSystemIT {
  private static final long BYTES = 100_000_000;
  private static final int PING_TRIES = 20;

  @TempDir Path folder;
  private TwoHosts hosts;

  @BeforeEach
  void makeHosts() throws IOException, InterruptedException {
    hosts = new TwoHosts();
  }

  @AfterEach
  void removeHosts() throws IOException, InterruptedException {
    hosts.remove();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux-generic", "dpdk"})
  void talkThroughTheForwarder(String backend) throws IOException, InterruptedException {
    assumeTrue(isUsable(backend), backend + " is not installed here");
    if (backend.equals("dpdk")) {
      hosts.finishChecksums(); // net_af_packet passes no checksum state
    }
    Path report = folder.resolve("l2fwd.json");
    Process forwarder = l2fwd(backend, report);
    try {
      for (int i = 0; i < PING_TRIES && hosts.ping(1).exitCode() != 0; i++) {
        assertThat(forwarder.isAlive()).as("the forwarder runs").isTrue();
      }
      assertThat(hosts.ping(5).output()).contains(" 0% packet loss");
      transfer();
    } finally {
      forwarder.toHandle().destroy(); // SIGTERM, as Ctrl-C: stops gracefully
    }
    Shell.Result end = Shell.await(forwarder);
    assertThat(end.exitCode()).as(end.output()).isZero();
    assertAccounted(Files.readString(report));
  }

  private static boolean isUsable(String backend) {
    return Odp.backends().stream()
        .filter(info -> info.name().equals(backend))
        .flatMap(info -> info.diagnoses().stream())
        .noneMatch(diagnosis ->
            diagnosis.state() == Diagnosis.State.MISSING && diagnosis.item().contains("DPDK"));
  }

  private static Process l2fwd(String backend, Path report) throws IOException {
    return Shell.start(
        new ArrayList<>(
            List.of(
                "../odp",
                "l2fwd",
                "--backend",
                backend,
                "-i",
                TwoHosts.PORT_A + "," + TwoHosts.PORT_B,
                "--mac",
                "none",
                "-a",
                "0",
                "--json",
                report.toString())));
  }

  private void transfer() throws IOException, InterruptedException {
    Process receiver = hosts.receiver();
    try (BufferedReader lines = receiver.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("listening");
      Shell.Result sent = Shell.await(hosts.sender(BYTES, 42));
      assertThat(sent.exitCode()).as(sent.output()).isZero();
      assertThat(lines.readLine()).isEqualTo(sent.output().strip()).startsWith(BYTES + " bytes");
    } finally {
      receiver.destroy();
    }
  }

  /** Every packet that was received was sent, or dropped with its cause. */
  private static void assertAccounted(String json) {
    long received = number(json, "rxPackets");
    assertThat(received).isGreaterThan(BYTES / 65_536);
    assertThat(number(json, "txPackets") + number(json, "txFull")).isEqualTo(received);
    assertThat(number(json, "unaccounted")).isZero();
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": (\\d+)").matcher(json);
    assertThat(matcher.find()).as(name + " in " + json).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
