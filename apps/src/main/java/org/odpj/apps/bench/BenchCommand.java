package org.odpj.apps.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code odp bench}: what can be measured. */
@Command(
    name = "bench",
    description = "Measures applications against references, and parts of the API.",
    synopsisSubcommandLabel = "BENCHMARK",
    subcommands = {BenchL2fwdCommand.class, BenchParseCommand.class},
    footer = {"", "Example:", "  odp bench l2fwd --pairs 5 --json bench.json"})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no benchmark; `odp bench --help` shows them");
  }
}
