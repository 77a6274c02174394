package org.odpj.apps.system;

import java.io.IOException;
import java.util.List;

/**
 * Hosts A and B, each a network namespace with a virtual device {@code eth0}. The other ends of the
 * two devices are here, and nothing joins them but what a test puts between.
 */
final class TwoHosts {
  static final String PORT_A = "odpj2a";
  static final String PORT_B = "odpj2b";
  static final String ADDRESS_A = "10.99.8.1";
  static final String ADDRESS_B = "10.99.8.2";

  private static final String HOST_A = "odpj-2host-a";
  private static final String HOST_B = "odpj-2host-b";

  TwoHosts() throws IOException, InterruptedException {
    remove(); // what a run that was killed left
    host(HOST_A, PORT_A, ADDRESS_A);
    host(HOST_B, PORT_B, ADDRESS_B);
  }

  private static void host(String name, String port, String address)
      throws IOException, InterruptedException {
    Shell.succeed("ip netns add " + name);
    Shell.succeed("ip link add %s type veth peer name eth0 netns %s".formatted(port, name));
    Shell.succeed("ip link set %s up".formatted(port));
    Shell.succeed("ip -n %s addr add %s/24 dev eth0".formatted(name, address));
    Shell.succeed("ip -n %s link set eth0 up".formatted(name));
  }

  /** Lets the hosts finish their checksums themselves, for drivers that pass frames as they are. */
  void finishChecksums() throws IOException, InterruptedException {
    Shell.succeed("ip netns exec %s ethtool -K eth0 tx off".formatted(HOST_A));
    Shell.succeed("ip netns exec %s ethtool -K eth0 tx off".formatted(HOST_B));
  }

  Shell.Result ping(int count) throws IOException, InterruptedException {
    return Shell.run(
        "ip netns exec %s ping -c %d -i 0.2 -W 2 %s".formatted(HOST_A, count, ADDRESS_B));
  }

  Process receiver() throws IOException {
    return tcp(HOST_B, "receive", ADDRESS_B);
  }

  Process sender(long bytes, long seed) throws IOException {
    return tcp(HOST_A, "send", ADDRESS_B, Long.toString(bytes), Long.toString(seed));
  }

  private static Process tcp(String host, String... arguments) throws IOException {
    return TcpHost.start(List.of("ip", "netns", "exec", host), List.of(arguments));
  }

  void remove() throws IOException, InterruptedException {
    for (String host : List.of(HOST_A, HOST_B)) {
      Shell.run("ip netns del " + host); // takes its device along, and that the other end
    }
    for (String port : List.of(PORT_A, PORT_B)) {
      Shell.run("ip link del " + port);
    }
  }
}
