package org.odpj.apps.system;

import java.io.IOException;
import java.nio.file.Path;

/** Hosts A and B, which {@code two-hosts.sh} makes, and the ends of their devices that are here. */
final class TwoHosts {
  private static final String ADDRESS_B = "10.98.7.2";

  /** Runs of the tests beside this one have hosts of their own. */
  private static final String NAME = "odpj" + ProcessHandle.current().pid();

  static final String PORT_A = NAME + "a";
  static final String PORT_B = NAME + "b";

  /** Shared with the module whose drivers are tested between such hosts. */
  private static final String TESTS = "../odp-linux-generic/src/test/";

  TwoHosts() throws IOException, InterruptedException {
    Shell.succeed("sh %ssh/two-hosts.sh make %s".formatted(TESTS, NAME));
  }

  /** Lets the hosts finish their checksums themselves, for drivers that pass frames as they are. */
  void finishChecksums() throws IOException, InterruptedException {
    for (String side : new String[] {"a", "b"}) {
      Shell.succeed("ip netns exec %s-%s ethtool -K eth0 tx off".formatted(NAME, side));
    }
  }

  Shell.Result ping(int count) throws IOException, InterruptedException {
    return Shell.run(
        "ip netns exec %s-a ping -c %d -i 0.2 -W 2 %s".formatted(NAME, count, ADDRESS_B));
  }

  Process receiver() throws IOException {
    return tcp("b", "receive", ADDRESS_B);
  }

  Process sender(long bytes, long seed) throws IOException {
    return tcp("a", "send", ADDRESS_B, Long.toString(bytes), Long.toString(seed));
  }

  private static Process tcp(String side, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Command.of("ip", "netns", "exec", NAME + "-" + side, java, "-XX:TieredStopAtLevel=1")
        .with(TESTS + "java/org/odpj/linuxgeneric/pktio/TcpHost.java")
        .with(arguments)
        .start();
  }

  void remove() throws IOException, InterruptedException {
    Shell.succeed("sh %ssh/two-hosts.sh remove %s".formatted(TESTS, NAME));
  }
}
