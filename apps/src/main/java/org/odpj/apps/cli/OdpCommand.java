package org.odpj.apps.cli;

import org.odpj.Odp;
import org.odpj.apps.bench.BenchCommand;
import org.odpj.apps.compperf.CompPerfCommand;
import org.odpj.apps.cryptoperf.CryptoPerfCommand;
import org.odpj.apps.doctor.DoctorCommand;
import org.odpj.apps.info.InfoCommand;
import org.odpj.apps.l2fwd.L2fwdCommand;
import org.odpj.apps.list.ListCommand;
import org.odpj.apps.packetgen.PacketGenCommand;
import org.odpj.apps.perf.QueuePerfCommand;
import org.odpj.apps.perf.SchedLatencyCommand;
import org.odpj.apps.perf.SchedPerfCommand;
import org.odpj.apps.poolperf.PoolPerfCommand;
import org.odpj.apps.run.StopSignal;
import org.odpj.apps.stashperf.StashPerfCommand;
import org.odpj.apps.timeraccuracy.TimerAccuracyCommand;
import org.odpj.apps.timerperf.TimerPerfCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code odp} command. */
@Command(
    name = "odp",
    description = "A portable data plane for Java.",
    mixinStandardHelpOptions = true,
    versionProvider = OdpCommand.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HelpCommand.class,
      ListCommand.class,
      InfoCommand.class,
      DoctorCommand.class,
      L2fwdCommand.class,
      PacketGenCommand.class,
      PoolPerfCommand.class,
      StashPerfCommand.class,
      QueuePerfCommand.class,
      SchedPerfCommand.class,
      SchedLatencyCommand.class,
      TimerPerfCommand.class,
      TimerAccuracyCommand.class,
      CryptoPerfCommand.class,
      CompPerfCommand.class,
      BenchCommand.class
    })
public final class OdpCommand implements Runnable {
  /** The commands that the launcher script runs without this class. */
  private static final String LAUNCHER_COMMANDS =
      """

      Commands of the launcher, ./odp:
        validate  Runs the conformance suite on backends.
        test      Runs every test: unit tests, architecture rules, the suite on every backend.
        build     Builds what has changed.
        format    Formats the sources.

      Exit codes: 0 done, 1 failed while running, 2 could not run.
      """;

  /** Prints what was thrown with its trace; seen by {@link Errors}. */
  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** Made by picocli, which then sets the fields. */
  // picocli sets the spec before it calls anything.
  @SuppressWarnings("NullAway.Init")
  public OdpCommand() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    StopSignal.exit(commandLine().execute(arguments));
  }

  /**
   * The command as a program may call it.
   *
   * @return a new command line
   */
  public static CommandLine commandLine() {
    OdpCommand command = new OdpCommand();
    CommandLine line = new CommandLine(command);
    // `help`, of picocli, is the one command that is not ours: it inherits no options.
    line.getCommandSpec().usageMessage().footer(LAUNCHER_COMMANDS.split("\n", -1));
    Errors errors = new Errors(() -> command.verbose);
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command; `odp help` shows them");
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"odp API " + Odp.apiVersion() + ", Java " + Runtime.version()};
    }
  }
}
