package org.odpj.apps.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.odpj.apps.run.RunFailure;

/**
 * Runs l2fwd in a JVM of its own, with the flags of this one: so that nothing but one
 * implementation of each interface is loaded, as where it is used.
 */
final class L2fwdProcess {
  private static final String MODULE = "org.odpj.apps";
  private static final String MAIN = "org.odpj.apps.cli.OdpCommand";

  private final Child child;
  private final Path folder;

  /**
   * Runs are made with a child at a time.
   *
   * @param child runs them
   * @param folder for their output
   */
  L2fwdProcess(Child child, Path folder) {
    this.child = child;
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param options of l2fwd, without {@code --json}
   * @return what it measured
   * @throws RunFailure if it failed
   */
  Measure run(List<String> options) {
    Path json = folder.resolve("l2fwd.json");
    Path output = folder.resolve("l2fwd.out");
    List<String> command = new ArrayList<>(java());
    command.add("l2fwd");
    command.addAll(options);
    command.addAll(List.of("--json", json.toString()));
    int code = child.run(command, output, 0);
    if (code != 0) {
      throw Child.failed(
          command.subList(command.indexOf("l2fwd"), command.size()),
          "ended with " + code,
          output,
          null);
    }
    try {
      String text = Files.readString(json);
      return new Measure(
          number(text, "pps"),
          number(text, "allocatedBytesPerPacket"),
          (long) number(text, "gcCount"));
    } catch (IOException e) {
      throw new RunFailure("the result of l2fwd cannot be read: " + e, e);
    }
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-Djdk.module.main="))
        .forEach(command::add);
    String classPath = System.getProperty("java.class.path", "");
    if (!classPath.isEmpty()) {
      command.addAll(List.of("-cp", classPath));
    }
    if (L2fwdProcess.class.getModule().isNamed()) {
      command.addAll(List.of("-m", MODULE + "/" + MAIN));
    } else {
      command.add(MAIN);
    }
    return command;
  }

  /** A number at the top level of a result that this project wrote. */
  private static double number(String json, String key) {
    Matcher matcher =
        Pattern.compile("(?m)^  \"" + Pattern.quote(key) + "\": ([-+.\\dEe]+),?$").matcher(json);
    if (!matcher.find()) {
      throw new RunFailure("l2fwd did not measure '" + key + "'; let it run longer", null);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
