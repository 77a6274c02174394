package org.odpj.linuxgeneric.pktio;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two network namespaces, hosts A and B, each with a veth device whose other end is here: {@code
 * odpj-ta} and {@code odpj-tb}.
 */
final class Namespaces {
  static final String DEVICE_A = "odpj-ta";
  static final String DEVICE_B = "odpj-tb";
  static final String ADDRESS_B = "10.98.7.2";

  private static final String HOST_A = "odpj-test-a";
  private static final String HOST_B = "odpj-test-b";

  Namespaces() throws IOException, InterruptedException {
    remove();
    host(HOST_A, DEVICE_A, "10.98.7.1");
    host(HOST_B, DEVICE_B, ADDRESS_B);
  }

  private static void host(String namespace, String device, String address)
      throws IOException, InterruptedException {
    ip("netns add " + namespace);
    ip("link add %s type veth peer name eth0 netns %s".formatted(device, namespace));
    ip("link set %s up".formatted(device));
    ip("-n %s addr add %s/24 dev eth0".formatted(namespace, address));
    ip("-n %s addr add fd98::%s/64 dev eth0 nodad".formatted(namespace, address.substring(8)));
    ip("-n %s link set eth0 up".formatted(namespace));
  }

  Process inA(String... command) throws IOException {
    return in(HOST_A, command);
  }

  Process inB(String... command) throws IOException {
    return in(HOST_B, command);
  }

  static void ip(String arguments) throws IOException, InterruptedException {
    String error = run("ip " + arguments);
    if (!error.isEmpty()) {
      throw new IOException("ip " + arguments + ": " + error);
    }
  }

  private static String run(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : text + " failed";
  }

  /** This test's Java, in a namespace. */
  private static Process in(String namespace, String... command) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> all =
        Stream.concat(
                Stream.of("ip", "netns", "exec", namespace, java, "-XX:TieredStopAtLevel=1", "-cp"),
                Stream.concat(
                    Stream.of(testClasses(), TcpHost.class.getName()), Stream.of(command)))
            .toList();
    return new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Where this class was loaded from, for a JVM that knows nothing of Maven. */
  private static String testClasses() {
    try {
      return Path.of(TcpHost.class.getResource("TcpHost.class").toURI())
          .resolve("../../../../..")
          .normalize()
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  void remove() throws IOException, InterruptedException {
    for (String command :
        List.of(
            "ip netns del " + HOST_A,
            "ip netns del " + HOST_B,
            "ip link del " + DEVICE_A,
            "ip link del " + DEVICE_B)) {
      run(command); // What is not there needs no deleting.
    }
  }
}
