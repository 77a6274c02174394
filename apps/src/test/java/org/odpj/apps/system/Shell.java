package org.odpj.apps.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs and takes their output. */
final class Shell {
  private static final int SECONDS = 240;

  private Shell() {}

  /** What a program printed and how it ended. */
  record Result(int exitCode, String output) {}

  /** Runs a program to its end; words are separated by single spaces. */
  static Result run(String command) throws IOException, InterruptedException {
    return await(start(List.of(command.split(" ", -1))));
  }

  /** Runs a program that must succeed. */
  static String succeed(String command) throws IOException, InterruptedException {
    Result result = run(command);
    if (result.exitCode() != 0) {
      throw new IOException(command + ": " + result);
    }
    return result.output();
  }

  static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static Result await(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no end within " + SECONDS + " s: " + output);
    }
    return new Result(process.exitValue(), output);
  }
}
