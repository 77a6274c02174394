package org.odpj.apps.compperf;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.compperf.CompPerfParam.Mode;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp comp-perf}: how fast packets are compressed and decompressed. */
@Command(
    name = "comp-perf",
    description = "Measures how fast packets are compressed and decompressed.",
    footer = {
      "",
      "Examples:",
      "  odp comp-perf -a deflate -l 2048 --level 1 --codes fixed",
      "  odp comp-perf --text README.md --set comp=zlib",
      "  odp comp-perf -p -f 64 -b 32 --json result.json"
    })
public final class CompPerfCommand implements Callable<Integer> {
  private static final List<Integer> PAYLOADS = List.of(64, 256, 1_024, 2_048, 8_192, 16_384);

  private static final WorkerGroup.Control NOTHING =
      new WorkerGroup.Control() {
        @Override
        public void second(long elapsedNanos) {}

        @Override
        public void warm() {}
      };

  @Option(
      names = {"-a", "--algorithm"},
      paramLabel = "NAME",
      description = "deflate, zlib or null (default: deflate and zlib).")
  private @Nullable CompAlg algorithm;

  @Option(
      names = "--level",
      paramLabel = "N",
      defaultValue = "0",
      description = "Level, from 1; 0 is the engine's choice (default: ${DEFAULT-VALUE}).")
  private int level;

  @Option(
      names = "--codes",
      paramLabel = "KIND",
      defaultValue = "DEFAULT",
      description = "Huffman codes: default, fixed or dynamic (default: ${DEFAULT-VALUE}).")
  private CompHuffman codes = CompHuffman.DEFAULT;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "What is compressed, a part in each packet (default: words made up).")
  private @Nullable Path text;

  @Option(
      names = {"-f", "--flight"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Operations in flight, with -p or -s (default: ${DEFAULT-VALUE}).")
  private int flight;

  @Option(
      names = {"-i", "--iterations"},
      paramLabel = "N",
      defaultValue = "10000",
      description = "Operations with each length (default: ${DEFAULT-VALUE}).")
  private long iterations;

  @Option(
      names = {"-l", "--payload"},
      paramLabel = "BYTES",
      description = "Plain text a packet (default: 64, 256, 1024, 2048, 8192 and 16384).")
  private @Nullable Integer payload;

  @Option(
      names = {"-b", "--burst"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Operations a call (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Operations with each length before it is measured (${DEFAULT-VALUE}).")
  private long warmUp;

  @ArgGroup private Completion completion = new Completion();
  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** At most one of these; without, calls are synchronous. */
  static final class Completion {
    @Option(
        names = {"-p", "--poll"},
        description = "Asynchronous, with a plain completion queue.")
    private boolean poll;

    @Option(
        names = {"-s", "--schedule"},
        description = "Asynchronous, with a scheduled completion queue.")
    private boolean schedule;

    Mode mode() {
      if (poll) {
        return Mode.POLL;
      }
      return schedule ? Mode.SCHEDULE : Mode.SYNC;
    }
  }

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public CompPerfCommand() {}

  @Override
  public Integer call() {
    CompPerfParam param =
        new CompPerfParam(
            algorithm == null ? List.of(CompAlg.DEFLATE, CompAlg.ZLIB) : List.of(algorithm),
            payload == null ? PAYLOADS : List.of(payload),
            level,
            codes,
            text,
            completion.mode(),
            iterations,
            flight,
            burst,
            warmUp);
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      CompPerf perf = new CompPerf(odp, param, out);
      String engine = odp.comp().capability().engine();
      out.printf("engine: %s%n", engine);
      WorkerGroup group = new WorkerGroup(odp, null, List.of(perf));
      try (StopSignal _ = StopSignal.listen(group::stop)) {
        group.run(0, NOTHING);
      }
      Map<String, @Nullable Object> result = backend.describe(odp, "comp-perf", param.describe());
      result.put("engine", engine);
      result.put("results", perf.rows().stream().map(CompPerfRow::describe).toList());
      json.write(result);
      return ExitCode.OK;
    }
  }
}
