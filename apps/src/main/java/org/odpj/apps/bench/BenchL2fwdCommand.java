package org.odpj.apps.bench;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp bench l2fwd}: the forwarder against DPDK's and ODP's own. */
@Command(
    name = "l2fwd",
    description = "Measures l2fwd against dpdk-testpmd, and against ODP's C implementation.",
    footer = {
      "",
      "Each run is a process of its own, ours and the reference in turn; a row is the median of"
          + " its pairs. Exit code: 0 if every bar is met, 1 if one is missed or could not be"
          + " measured.",
      "",
      "Example:",
      "  odp bench l2fwd --pairs 5 --json bench.json"
    })
public final class BenchL2fwdCommand implements Callable<Integer> {
  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each side runs (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long each run takes (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--cpu",
      paramLabel = "N",
      description = "The CPU that forwards (default: the last one).")
  private @Nullable Integer cpu;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public BenchL2fwdCommand() {}

  @Override
  public Integer call() {
    if (pairs < 1 || seconds < 2) {
      throw new IllegalArgumentException(
          "--pairs %d --seconds %d is too little; at least 1 pair of 2 seconds"
              .formatted(pairs, seconds));
    }
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.read(cpu);
    out.println(machine);
    out.flush();
    L2fwdBench bench = new L2fwdBench(machine, pairs, seconds, out);
    bench.run();
    print(out, bench.rows());
    bench.problems().forEach(problem -> out.println("not measured: " + problem));
    out.flush();
    json.write(describe(machine, bench));
    boolean met = bench.rows().stream().allMatch(Row::met) && bench.problems().isEmpty();
    return met ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(PrintWriter out, List<Row> rows) {
    Table table =
        new Table()
            .row(
                "command",
                "Mpps",
                "reference",
                "Mpps",
                "ratio",
                "min..max",
                "bar",
                "",
                "B/packet",
                "GC");
    for (Row row : rows) {
      table.row(
          row.name(),
          "%.1f".formatted(row.pps() / 1e6),
          row.reference(),
          "%.1f".formatted(row.referencePps() / 1e6),
          "%.2f".formatted(row.ratio()),
          "%.2f..%.2f".formatted(row.min(), row.max()),
          "%.2f".formatted(row.bar()),
          row.met() ? "met" : "MISSED",
          "%.3f".formatted(row.bytesPerPacket()),
          row.collections());
    }
    out.println();
    out.print(table.render(""));
  }

  private Map<String, Object> describe(Machine machine, L2fwdBench bench) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("command", "bench l2fwd");
    result.put("options", Map.of("pairs", pairs, "seconds", seconds, "cpu", machine.cpu()));
    result.put("machine", machine.toString());
    result.put("rows", bench.rows().stream().map(Row::describe).toList());
    result.put("problems", bench.problems());
    return result;
  }
}
