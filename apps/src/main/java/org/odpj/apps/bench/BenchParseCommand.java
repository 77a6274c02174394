package org.odpj.apps.bench;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.Table;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.parse.ParseParam;
import org.odpj.parse.Proto;
import org.odpj.parse.ProtoChecksums;
import org.odpj.parse.ProtoLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp bench parse}: what the parser costs. */
@Command(
    name = "parse",
    description = "Measures the parser on 64-byte packets of UDP over IPv4.",
    footer = {
      "",
      "Exit code: 0 if parsing all layers and reading addresses and ports takes less than 8 ns a"
          + " packet, 1 if not.",
      "",
      "Example:",
      "  odp bench parse --backend dpdk --seconds 2"
    })
public final class BenchParseCommand implements Callable<Integer> {
  /** Nanoseconds a packet. */
  private static final double BAR = 8;

  private static final int PACKETS = 1_024;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "2",
      description = "How long each row takes, after as long a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  private final Table table = new Table().row("parsed", "ns/packet", "B/packet");
  private final Map<String, Object> rows = new LinkedHashMap<>();

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public BenchParseCommand() {}

  @Override
  public Integer call() {
    if (seconds < 1) {
      throw new IllegalArgumentException("--seconds " + seconds + " is less than 1");
    }
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()));
        PacketPool pool = odp.createPacketPool("parse", PacketPoolParam.of(PACKETS, 1_536))) {
      ParseBench bench = new ParseBench(pool, PACKETS);
      double all = row(bench, "all layers, addresses and ports read", ProtoLayer.ALL, true, false);
      row(bench, "all layers", ProtoLayer.ALL, false, false);
      row(bench, "L2", ProtoLayer.L2, false, false);
      row(bench, "all layers, checksums verified", ProtoLayer.ALL, false, true);
      rows.put("check", bench.found());
      bench.free();
      out.print(table.render(""));
      out.printf("bar: %.0f ns for the first row, %s%n", BAR, all < BAR ? "met" : "MISSED");
      out.flush();
      json.write(new LinkedHashMap<>(Map.of("command", "bench parse", "rows", rows)));
      return all < BAR ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private double row(
      ParseBench bench, String name, ProtoLayer layer, boolean classify, boolean checksums) {
    ParseParam param =
        new ParseParam(Proto.ETH, layer, checksums ? ProtoChecksums.ALL : ProtoChecksums.NONE);
    long nanos = seconds * 1_000_000_000L;
    bench.measure(param, classify, nanos);
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    double each = bench.measure(param, classify, nanos);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    double bytes = allocated * each / nanos;
    table.row(name, "%.1f".formatted(each), "%.3f".formatted(bytes));
    rows.put(name, Map.of("nanosPerPacket", each, "bytesPerPacket", bytes));
    return each;
  }
}
