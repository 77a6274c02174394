package org.odpj.apps.packetgen;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.RunOptions;
import org.odpj.proto.MacAddress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp packet-gen}: sends numbered, timed frames and looks at those that come back. */
@Command(
    name = "packet-gen",
    description =
        "Sends UDP frames, receives them, counts loss, measures latency"
            + " (ODP: odp_packet_gen).",
    footer = {
      "",
      "Every interface sends a stream of its own and receives those of all. A frame that an output"
          + " does not take at once is tried again. Latency is right when sender and receiver run"
          + " on the same machine.",
      "",
      "Exit code: 0 if nothing was lost, 1 if something was, 2 if it could not run.",
      "",
      "Examples:",
      "  odp packet-gen -i loop -n 1000000",
      "  odp packet-gen -i eth0,eth1 --rate 100000 -t 10 --json result.json",
      "  odp packet-gen -i pcap:out=frames.pcap -n 1000 -l 128 --tx-only"
    })
public final class PacketGenCommand implements Callable<Integer> {
  @ArgGroup private Only only = new Only();

  @Option(
      names = {"-c", "--workers"},
      paramLabel = "N",
      defaultValue = "1",
      description =
          "1: one thread sends and receives in turn; 2: one for each (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Frames to send on each interface; 0: no end.")
  private long count;

  @Option(
      names = "--rate",
      paramLabel = "PPS",
      defaultValue = "0",
      description = "Frames a second on each interface; 0: as fast as it goes.")
  private long rate;

  @Option(
      names = {"-l", "--length"},
      paramLabel = "BYTES",
      defaultValue = "64",
      description = "Octets of a frame without frame check sequence (default: ${DEFAULT-VALUE}).")
  private int length;

  @Option(
      names = {"-e", "--mac-dst"},
      split = ",",
      paramLabel = "MAC",
      description = "Destination for each interface (default: 02:00:00:a0:b0:0X).")
  private List<String> macDestinations = List.of();

  @Option(names = "--vlan", paramLabel = "ID", description = "Add a VLAN tag with this identifier.")
  private @Nullable Integer vlan;

  @Option(
      names = "--ip-src",
      paramLabel = "IP",
      defaultValue = "192.168.0.1",
      description = "IPv4 source (default: ${DEFAULT-VALUE}).")
  private String ipSource = "";

  @Option(
      names = "--ip-dst",
      paramLabel = "IP",
      defaultValue = "192.168.0.2",
      description = "IPv4 destination (default: ${DEFAULT-VALUE}).")
  private String ipDestination = "";

  @Option(
      names = "--udp-src",
      paramLabel = "PORT",
      defaultValue = "10000",
      description = "UDP source (default: ${DEFAULT-VALUE}).")
  private int udpSource;

  @Option(
      names = "--udp-dst",
      paramLabel = "PORT",
      defaultValue = "20000",
      description = "UDP destination (default: ${DEFAULT-VALUE}).")
  private int udpDestination;

  @Option(
      names = "--drain",
      paramLabel = "MS",
      defaultValue = "1000",
      description =
          "Milliseconds to wait at most for frames on their way (default: ${DEFAULT-VALUE}).")
  private int drainMillis;

  @Option(
      names = "--packets",
      paramLabel = "N",
      defaultValue = "0",
      description = "Packets in the pool; 0: 16,384 or what the backend can do.")
  private int packets;

  @Mixin private final RunOptions run = new RunOptions();
  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** At most one of these. */
  static final class Only {
    @Option(names = "--tx-only", description = "Only send.")
    private boolean send;

    @Option(names = "--rx-only", description = "Only receive.")
    private boolean receive;

    PacketGenParam.Direction direction() {
      if (send) {
        return PacketGenParam.Direction.SEND;
      }
      return receive ? PacketGenParam.Direction.RECEIVE : PacketGenParam.Direction.BOTH;
    }
  }

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public PacketGenCommand() {}

  @Override
  public Integer call() {
    PacketGenParam param = param();
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      PrintWriter out = spec.commandLine().getOut();
      PacketGenResult result = new PacketGen(odp, param, run.capture(), out).run();
      result.print(out);
      json.write(result.describe(backend.describe(odp, "packet-gen", param.describe())));
      return result.exitCode();
    }
  }

  private PacketGenParam param() {
    return new PacketGenParam(
        run.interfaces(),
        only.direction(),
        workers,
        run.cpus(),
        run.seconds(),
        count,
        rate,
        run.burst(),
        length,
        macDestinations.stream().map(MacAddress::parse).toList(),
        vlan == null ? -1 : vlan,
        Ipv4Text.parse(ipSource),
        Ipv4Text.parse(ipDestination),
        udpSource,
        udpDestination,
        drainMillis,
        run.accuracy(),
        packets,
        run.promiscuous());
  }
}
