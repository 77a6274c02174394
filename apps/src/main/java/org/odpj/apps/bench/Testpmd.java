package org.odpj.apps.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.odpj.apps.run.RateSeries;
import org.odpj.apps.run.RunFailure;

/** DPDK's own forwarder, as the reference. */
final class Testpmd {
  /** What to install where there is none. */
  static final String ADVICE =
      "dpdk-testpmd is not installed; apt-get install --no-install-recommends dpdk-dev brings it";

  /** The devices, the same for both sides. */
  static final String DEVICES = "--vdev=net_null0,size=64 --vdev=net_null1,size=64";

  /** Enough for both sides, without huge pages and without rights. */
  static final String MEMORY = "--no-pci --no-huge -m 512 --no-telemetry";

  private static final Pattern SENT = Pattern.compile("Tx-pps:\\s+(\\d+)");
  private static final int PORTS = 2;

  private final Child child;
  private final Path program;
  private final Path folder;

  private Testpmd(Child child, Path program, Path folder) {
    this.child = child;
    this.program = program;
    this.folder = folder;
  }

  /**
   * Looks for it.
   *
   * @param child runs it
   * @param folder for its output
   * @return empty if it is not installed
   */
  static Optional<Testpmd> find(Child child, Path folder) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(place -> Path.of(place, "dpdk-testpmd"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Testpmd(child, program, folder));
  }

  /**
   * Measures.
   *
   * @param mode its forward mode
   * @param controlCpu for its control thread
   * @param cpu for its one forwarding thread
   * @param seconds how long
   * @return packets a second, the median of the seconds
   * @throws RunFailure if it failed
   */
  double run(String mode, int controlCpu, int cpu, int seconds) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of("-l", controlCpu + "," + cpu, "--main-lcore", Integer.toString(controlCpu)));
    command.addAll(List.of((MEMORY + " " + DEVICES).split(" ")));
    command.addAll(List.of("--file-prefix", "odpbench" + ProcessHandle.current().pid(), "--"));
    command.addAll(
        List.of(
            "--forward-mode=" + mode,
            "--burst=32",
            "--nb-cores=1",
            "--total-num-mbufs=16384",
            "--no-lsc-interrupt",
            "--stats-period=1",
            "--auto-start"));
    Path output = folder.resolve("testpmd.out");
    // Two more: one until it forwards, and one because its first rate is of nothing.
    int code = child.run(command, output, seconds + 2);
    try {
      return rates(Files.readString(output, StandardCharsets.ISO_8859_1)).median(0);
    } catch (IOException e) {
      throw Child.failed(command, "ended with " + code, output, e);
    }
  }

  private static RateSeries rates(String output) {
    RateSeries rates = new RateSeries();
    Matcher matcher = SENT.matcher(output);
    int ports = 0;
    long sum = 0;
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1));
      ports++;
      if (ports % PORTS == 0) {
        // The first is of the time before it forwarded.
        if (sum > 0) {
          rates.add((double) sum);
        }
        sum = 0;
      }
    }
    if (rates.median(0) == 0) {
      throw new RunFailure("dpdk-testpmd printed no rates; see what it prints by itself", null);
    }
    return rates;
  }
}
