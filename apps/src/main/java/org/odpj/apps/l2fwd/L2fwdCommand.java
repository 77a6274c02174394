package org.odpj.apps.l2fwd;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.RunOptions;
import org.odpj.proto.MacAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp l2fwd}: forwards frames between interfaces. */
@Command(
    name = "l2fwd",
    description = "Forwards frames between pairs of interfaces (ODP: odp_l2fwd).",
    footer = {
      "",
      "An even number of interfaces is paired: the first with the second, the third with the"
          + " fourth. An odd number is a ring; a single interface gets its own frames back.",
      "",
      "Examples:",
      "  odp l2fwd -i eth0,eth1",
      "  odp l2fwd -i pcap:in=X.pcap,pcap:out=Y.pcap --mac swap --json result.json",
      "  odp l2fwd --backend dpdk -i net_null0,net_null1 -t 10"
    })
public final class L2fwdCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Worker threads (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-m", "--mode"},
      paramLabel = "MODE",
      defaultValue = "direct",
      converter = InputMode.Converter.class,
      description =
          "Packet input: 0 direct, 1 parallel, 2 atomic, 3 ordered, 4 queue; by number or name"
              + " (default: ${DEFAULT-VALUE}).")
  private InputMode mode = InputMode.DIRECT;

  @Option(
      names = "--mac",
      paramLabel = "none|swap|rewrite",
      defaultValue = "none",
      description =
          "What happens to addresses (default: ${DEFAULT-VALUE}). rewrite: the source becomes the"
              + " output's address, the destination as --dst says.")
  private MacMode mac = MacMode.NONE;

  @Option(
      names = {"-r", "--dst"},
      split = ",",
      paramLabel = "MAC",
      description = "With --mac rewrite: the destination for frames to each interface of -i.")
  private List<String> destinations = List.of();

  @Option(
      names = {"-n", "--packets"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Packets in the pool; 0: 16,384 or what the backend can do.")
  private int packets;

  @Option(
      names = {"-l", "--frame-len"},
      paramLabel = "BYTES",
      defaultValue = "1536",
      description = "The longest frame (default: ${DEFAULT-VALUE}).")
  private int frameLength;

  @Mixin private final RunOptions run = new RunOptions();
  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public L2fwdCommand() {}

  @Override
  public Integer call() {
    L2fwdParam param =
        new L2fwdParam(
            run.interfaces(),
            workers,
            run.cpus(),
            run.seconds(),
            mode,
            run.burst(),
            mac,
            destinations.stream().map(MacAddress::parse).toList(),
            run.accuracy(),
            packets,
            frameLength,
            run.promiscuous());
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      PrintWriter out = spec.commandLine().getOut();
      L2fwdResult result = new L2fwd(odp, param, run.capture(), out).run();
      result.print(out);
      json.write(result.describe(backend.describe(odp, "l2fwd", param.describe())));
      return result.exitCode();
    }
  }
}
