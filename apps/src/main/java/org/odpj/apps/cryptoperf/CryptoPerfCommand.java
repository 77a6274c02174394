package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.cryptoperf.CryptoPerfParam.Mode;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.run.WorkerGroup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp crypto-perf}: how fast packets are encrypted and authenticated. */
@Command(
    name = "crypto-perf",
    description = "Measures how fast packets are encrypted and authenticated (ODP: odp_crypto).",
    footer = {
      "",
      "Examples:",
      "  odp crypto-perf -a aes-gcm -i 1000000",
      "  odp crypto-perf -a aes-gcm -l 64 -b 32 -r --set crypto=ipsec-mb",
      "  odp crypto-perf -p -f 64 -b 32 --json result.json"
    })
public final class CryptoPerfCommand implements Callable<Integer> {
  private static final List<Integer> PAYLOADS = List.of(16, 64, 256, 1_024, 8_192, 16_384);

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
      description =
          "What to measure, as aes-gcm or null-hmac-sha1-96; a wrong name lists them (default:"
              + " all).")
  private @Nullable String algorithm;

  @Option(
      names = {"-d", "--debug"},
      description = "Print packets before and after.")
  private boolean debug;

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
      description = "Length of packets (default: 16, 64, 256, 1024, 8192 and 16384).")
  private @Nullable Integer payload;

  @Option(
      names = {"-r", "--reuse"},
      description = "Work on the same packets again and again.")
  private boolean reuse;

  @Option(
      names = {"-b", "--burst"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Operations a call (default: ${DEFAULT-VALUE}).")
  private int burst;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100000",
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
  public CryptoPerfCommand() {}

  @Override
  public Integer call() {
    CryptoPerfParam param =
        new CryptoPerfParam(
            trials(),
            payload == null ? PAYLOADS : List.of(payload),
            completion.mode(),
            iterations,
            flight,
            burst,
            reuse,
            debug,
            warmUp);
    json.check();
    PrintWriter out = spec.commandLine().getOut();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      CryptoPerf perf = new CryptoPerf(odp, param, out);
      out.printf("engine: %s%n", odp.crypto().capability().engine());
      WorkerGroup group = new WorkerGroup(odp, null, List.of(perf));
      try (StopSignal _ = StopSignal.listen(group::stop)) {
        group.run(0, NOTHING);
      }
      Map<String, @Nullable Object> result = backend.describe(odp, "crypto-perf", param.describe());
      result.put("engine", odp.crypto().capability().engine());
      result.put("results", perf.rows().stream().map(CryptoPerfRow::describe).toList());
      json.write(result);
      return ExitCode.OK;
    }
  }

  private List<Trial> trials() {
    if (algorithm == null) {
      return Trial.ALL;
    }
    List<Trial> found = Trial.ALL.stream().filter(trial -> trial.name().equals(algorithm)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "--algorithm %s is none of %s"
              .formatted(
                  algorithm,
                  Trial.ALL.stream().map(Trial::name).collect(Collectors.joining(", "))));
    }
    return found;
  }
}
