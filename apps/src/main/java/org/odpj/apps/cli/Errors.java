package org.odpj.apps.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.ExitCode;
import org.odpj.apps.run.RunFailure;
import org.odpj.config.EditDistance;
import org.odpj.error.OdpException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what is thrown into one line on the error output and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  Errors(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    @Nullable String message =
        error instanceof UnmatchedArgumentException unmatched
            ? unknown(unmatched)
            : error.getMessage();
    report(error.getCommandLine(), message, error);
    return ExitCode.COULD_NOT_RUN;
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
    switch (error) {
      case OdpException expected -> report(line, expected.getMessage(), expected);
      case IllegalArgumentException mistake -> report(line, mistake.getMessage(), mistake);
      case RunFailure failure -> {
        report(line, failure.getMessage(), failure);
        return ExitCode.FAILED;
      }
      default -> {
        report(line, error + " (not expected; -v shows where it comes from)", error);
        return ExitCode.FAILED;
      }
    }
    return ExitCode.COULD_NOT_RUN;
  }

  private static String unknown(UnmatchedArgumentException error) {
    CommandLine line = error.getCommandLine();
    String word = error.getUnmatched().getFirst();
    String name = word.startsWith("-") ? word.replaceFirst("=.*", "") : word;
    boolean command = !name.startsWith("-") && !line.getSubcommands().isEmpty();
    List<String> known =
        command
            ? List.copyOf(line.getSubcommands().keySet())
            : line.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    return "unknown %s '%s' of %s; did you mean '%s'? (--help shows all)"
        .formatted(
            command ? "command" : name.startsWith("-") ? "option" : "argument",
            name,
            line.getCommandSpec().qualifiedName(),
            EditDistance.nearest(name, known));
  }

  private void report(CommandLine line, @Nullable String message, Exception error) {
    line.getOut().flush();
    PrintWriter err = line.getErr();
    err.println(
        "odp: " + Objects.requireNonNullElse(message, error.toString()).replaceAll("\\R\\s*", " "));
    if (verbose.getAsBoolean()) {
      error.printStackTrace(err);
    }
    err.flush();
  }
}
