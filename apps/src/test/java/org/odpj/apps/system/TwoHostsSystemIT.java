package org.odpj.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two hosts that are joined by nothing but {@code odp l2fwd}, on each backend and driver. */
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
  @CsvSource({"LINUX_GENERIC, ''", "LINUX_GENERIC, mmap:", "LINUX_GENERIC, xdp:", "DPDK, ''"})
  void talkThroughTheForwarder(Backend backend, String driver)
      throws IOException, InterruptedException {
    backend.assumeUsable();
    if (backend == Backend.DPDK || driver.equals("xdp:")) {
      hosts.finishChecksums(); // net_af_packet and AF_XDP pass no checksum state
    }
    Path report = folder.resolve("l2fwd.json");
    Process forwarder =
        Command.odp("l2fwd", "--backend", backend.toString(), "-a", "0")
            .with("-i", driver + TwoHosts.PORT_A + "," + driver + TwoHosts.PORT_B)
            .with("--json", report.toString())
            .start();
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
    Accounts accounts = Accounts.of(Files.readString(report));
    assertThat(accounts.received()).isGreaterThan(BYTES / 65_536);
    accounts.assertComplete();
  }

  @ParameterizedTest
  @EnumSource
  void anInterfaceThatGoesDownIsToldAndAFailure(Backend backend)
      throws IOException, InterruptedException {
    backend.assumeUsable();
    Process forwarder =
        Command.odp("l2fwd", "--backend", backend.toString(), "-a", "0")
            .with("-i", TwoHosts.PORT_A + "," + TwoHosts.PORT_B)
            .with("-t", "60") // so that a line that never comes is not waited for
            .start();
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = forwarder.inputReader()) {
      readUntil(lines, TwoHosts.PORT_B + " (", output);
      Shell.succeed("ip link set %s down".formatted(TwoHosts.PORT_A));
      readUntil(lines, "interface '%s' is down".formatted(TwoHosts.PORT_A), output);
      Shell.succeed("ip link set %s up".formatted(TwoHosts.PORT_A));
      readUntil(lines, "interface '%s' is up again".formatted(TwoHosts.PORT_A), output);
      forwarder.toHandle().destroy();
      readUntil(lines, null, output);
    } finally {
      forwarder.destroyForcibly();
    }
    assertThat(forwarder.waitFor()).as(output.toString()).isEqualTo(1);
    assertThat(output)
        .contains("interface '%s' went down 1 time(s) and is up again".formatted(TwoHosts.PORT_A))
        .doesNotContain("\tat ", "Exception");
  }

  /** Reads to the line with a text, or to the end if there is none. */
  private static void readUntil(BufferedReader lines, @Nullable String text, StringBuilder output)
      throws IOException {
    String line;
    do {
      line = lines.readLine();
      assertThat(line == null && text != null).as("%s is in %s", text, output).isFalse();
      output.append(line).append('\n');
    } while (line != null && (text == null || !line.contains(text)));
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
}
