package org.odpj.apps.pktioordered;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.odpj.Odp;
import org.odpj.apps.run.BackendOptions;
import org.odpj.apps.run.JsonOption;
import org.odpj.apps.run.RunOptions;
import org.odpj.queue.SchedSync;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code odp pktio-ordered}: forwards between interfaces and keeps the order of each flow. */
@Command(
    name = "pktio-ordered",
    description =
        "Forwards frames between pairs of interfaces through the scheduler, and checks that each"
            + " flow keeps its order (ODP: odp_pktio_ordered).",
    footer = {
      "",
      "Workers take packets from ordered input queues, find out their flows side by side, and"
          + " enqueue them to an atomic queue for each flow, whose packets are checked and sent."
          + " Interfaces are paired as in `odp l2fwd`; frames are not changed.",
      "",
      "Example:",
      "  odp pktio-ordered -i eth0,eth1 -c 2 -t 10 -f 64"
    })
public final class PktioOrderedCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Worker threads; 0: one for each CPU (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = {"-m", "--mode"},
      paramLabel = "0|1|2",
      defaultValue = "0",
      description =
          "Input queues: 0 ordered, 1 atomic, 2 parallel, which keeps no order (default:"
              + " ${DEFAULT-VALUE}).")
  private int mode;

  @Option(
      names = {"-r", "--num_rx_q"},
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Input queues of each interface, or as many as it has (default: ${DEFAULT-VALUE}).")
  private int inputQueues;

  @Option(
      names = {"-f", "--num_flows"},
      paramLabel = "N",
      defaultValue = "12",
      description = "Flows of each input queue (default: ${DEFAULT-VALUE}).")
  private int flows;

  @Option(
      names = {"-e", "--extra_input"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Find out the flow so many times more (default: ${DEFAULT-VALUE}).")
  private int extraRounds;

  @Mixin private final RunOptions run = new RunOptions();
  @Mixin private final BackendOptions backend = new BackendOptions();
  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public PktioOrderedCommand() {}

  @Override
  public Integer call() {
    PktioOrderedParam param =
        new PktioOrderedParam(
            run.interfaces(),
            workers,
            run.cpus(),
            run.seconds(),
            sync(),
            inputQueues,
            flows,
            extraRounds,
            run.burst(),
            run.accuracy(),
            run.promiscuous());
    json.check();
    try (Odp odp = Odp.open(backend.config(spec.commandLine().getErr()))) {
      PrintWriter out = spec.commandLine().getOut();
      PktioOrderedResult result = new PktioOrdered(odp, param, run.capture(), out).run();
      result.print(out);
      json.write(result.describe(backend.describe(odp, "pktio-ordered", param.describe())));
      return result.exitCode();
    }
  }

  private SchedSync sync() {
    return switch (mode) {
      case 0 -> SchedSync.ORDERED;
      case 1 -> SchedSync.ATOMIC;
      case 2 -> SchedSync.PARALLEL;
      default -> throw new IllegalArgumentException("-m %d is outside 0..2".formatted(mode));
    };
  }
}
