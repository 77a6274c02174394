package org.odpj.linuxgeneric.pktio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hosts A and B, which {@code two-hosts.sh} makes, and the ends of their devices that are here. */
final class Namespaces {
  static final String ADDRESS_B = "10.98.7.2";

  /** Runs of the tests beside this one have hosts of their own. */
  static final String NAME = "odpj" + ProcessHandle.current().pid();

  static final String DEVICE_A = NAME + "a";
  static final String DEVICE_B = NAME + "b";

  Namespaces() throws IOException, InterruptedException {
    run("sh src/test/sh/two-hosts.sh make " + NAME);
  }

  /** Lets the hosts finish their frames themselves, for drivers that pass frames as they are. */
  void finishChecksums() throws IOException, InterruptedException {
    run("ip netns exec %s-a ethtool -K eth0 tx off".formatted(NAME));
    run("ip netns exec %s-b ethtool -K eth0 tx off".formatted(NAME));
  }

  Process inA(String... arguments) throws IOException {
    return in(NAME + "-a", arguments);
  }

  Process inB(String... arguments) throws IOException {
    return in(NAME + "-b", arguments);
  }

  static void ip(String arguments) throws IOException, InterruptedException {
    run("ip " + arguments);
  }

  private static void run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + text);
    }
  }

  /** {@link TcpHost} in a host. */
  private static Process in(String host, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", host));
    command.addAll(List.of(java, "-XX:TieredStopAtLevel=1"));
    command.add("src/test/java/org/odpj/linuxgeneric/pktio/TcpHost.java");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  void remove() throws IOException, InterruptedException {
    run("sh src/test/sh/two-hosts.sh remove " + NAME);
  }
}
