package org.odpj.apps.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.odpj.apps.run.RunFailure;
import org.odpj.apps.run.StopSignal;

/** The comparisons of l2fwd. */
final class L2fwdBench {
  /** What ODP's own C implementation forwards from a capture, packets a second. */
  private static final double ODP_PPS = 2.5e6;

  private static final double IO_BAR = 0.95;
  private static final double SWAP_BAR = 1.2;
  private static final double CAPTURE_BAR = 5e6 / ODP_PPS;

  private final Machine machine;
  private final int pairs;
  private final int seconds;
  private final PrintWriter out;
  private final Child child = new Child();
  private final List<Row> rows = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  L2fwdBench(Machine machine, int pairs, int seconds, PrintWriter out) {
    this.machine = machine;
    this.pairs = pairs;
    this.seconds = seconds;
    this.out = out;
  }

  /** What was measured. */
  List<Row> rows() {
    return rows;
  }

  /** Why something was not. */
  List<String> problems() {
    return problems;
  }

  /** Runs all comparisons. */
  void run() {
    try (StopSignal _ = StopSignal.listen(child::stop)) {
      Path folder = Files.createTempDirectory("odp-bench");
      try {
        run(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new RunFailure("no temporary folder can be made: " + e, e);
    }
  }

  private void run(Path folder) {
    L2fwdProcess ours = new L2fwdProcess(child, folder);
    Optional<Testpmd> testpmd = Testpmd.find(child, folder);
    if (machine.cpu() == machine.controlCpu()) {
      problems.add("dpdk: dpdk-testpmd needs two CPUs, one of them for its control thread");
    } else if (testpmd.isEmpty()) {
      problems.add(Testpmd.ADVICE);
    } else {
      dpdk(ours, testpmd.get(), "none", "io", IO_BAR);
      dpdk(ours, testpmd.get(), "swap", "macswap", SWAP_BAR);
    }
    String input = "pcap:in=" + SampleCapture.write(folder) + ":loops=0,";
    capture(ours, "capture to null", input + "null");
    capture(ours, "capture to capture", input + "pcap:out=/dev/null");
  }

  private void dpdk(L2fwdProcess ours, Testpmd testpmd, String mac, String mode, double bar) {
    String eal =
        "-l %d --file-prefix odpbench%d %s %s"
            .formatted(
                machine.controlCpu(),
                ProcessHandle.current().pid(),
                Testpmd.MEMORY,
                Testpmd.DEVICES);
    List<String> options =
        options("--backend", "dpdk", "--set", "dpdk.eal=" + eal, "-i", "0,1", "--mac", mac);
    compare(
        "dpdk, net_null, --mac " + mac,
        "testpmd " + mode,
        bar,
        ours,
        options,
        () -> testpmd.run(mode, machine.controlCpu(), machine.cpu(), seconds));
  }

  private void capture(L2fwdProcess ours, String name, String interfaces) {
    compare(
        "linux-generic, " + name,
        "ODP in C (a fixed figure)",
        CAPTURE_BAR,
        ours,
        options("--backend", "linux-generic", "-i", interfaces),
        () -> ODP_PPS);
  }

  private List<String> options(String... own) {
    List<String> options = new ArrayList<>(List.of(own));
    options.addAll(List.of("-c", "1", "-b", "32", "-t", Integer.toString(seconds)));
    options.addAll(List.of("--cpus", Integer.toString(machine.cpu())));
    return options;
  }

  private void compare(
      String name,
      String reference,
      double bar,
      L2fwdProcess ours,
      List<String> options,
      DoubleSupplier theirs) {
    List<Row.Pair> measured = new ArrayList<>();
    try {
      for (int i = 0; i < pairs; i++) {
        double other = theirs.getAsDouble();
        Row.Pair pair = new Row.Pair(ours.run(options), other);
        out.printf(
            "%s: %.1f Mpps, %s: %.1f Mpps, ratio %.2f%n",
            name, pair.ours().pps() / 1e6, reference, other / 1e6, pair.ratio());
        out.flush();
        measured.add(pair);
      }
    } catch (RunFailure e) {
      problems.add(name + ": " + e.getMessage());
    }
    if (!measured.isEmpty()) {
      rows.add(new Row(name, reference, measured, bar));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
