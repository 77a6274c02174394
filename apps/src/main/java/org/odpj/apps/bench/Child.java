package org.odpj.apps.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.RunFailure;

/** Runs one process at a time, and ends it when this one is told to end. */
final class Child {
  private static final long GRACE_SECONDS = 60;

  private @Nullable Process current;
  private boolean stopped;

  /**
   * Runs a program to its end.
   *
   * @param command program and arguments
   * @param output takes what it prints on both outputs
   * @param seconds after how long it is asked to end; 0: it ends by itself
   * @return its exit code
   * @throws RunFailure if it cannot be started, does not end, or this process is told to end
   */
  int run(List<String> command, Path output, int seconds) {
    Process process = start(command, output);
    try {
      if (seconds > 0 && !process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroy();
      }
      if (!process.waitFor(GRACE_SECONDS + seconds, TimeUnit.SECONDS)) {
        throw failed(command, "did not end", output, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(command, "was interrupted", output, e);
    } finally {
      process.destroyForcibly();
    }
    if (isStopped()) {
      throw new RunFailure("stopped", null);
    }
    return process.exitValue();
  }

  /** What failed, with the last line that the process printed. */
  static RunFailure failed(
      List<String> command, String how, Path output, @Nullable Throwable cause) {
    return new RunFailure(
        "'%s' %s; it said last: %s".formatted(String.join(" ", command), how, lastLine(output)),
        cause);
  }

  /** Ends the process that runs, and lets none be started. */
  synchronized void stop() {
    stopped = true;
    if (current != null) {
      current.destroy();
    }
  }

  private synchronized Process start(List<String> command, Path output) {
    if (stopped) {
      throw new RunFailure("stopped", null);
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      current = process;
      return process;
    } catch (IOException e) {
      throw new RunFailure("cannot start '%s': %s".formatted(command.getFirst(), e), e);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private static String lastLine(Path output) {
    try {
      return Files.readAllLines(output, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .orElse("nothing");
    } catch (IOException e) {
      return e.toString();
    }
  }
}
