package org.odpj.apps.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.odpj.apps.l2fwd.Capture;

/**
 * What users get wrong, on each backend: one clear line, exit code 2, no stack trace, and no output
 * file.
 */
class BadInputSystemIT {
  /** Options of {@code l2fwd}, files in braces, and what the line must say. */
  private static final List<List<String>> MISTAKES =
      List.of(
          List.of("-i pcap:in={absent},pcap:out={out}", "ODP-407", "absent"),
          List.of("-i pcap:in={text},pcap:out={out}", "ODP-405", "text"),
          List.of("-i pcap:in={cut},pcap:out={out}", "ODP-405", "cut"),
          List.of("-i pcap:out={out},pcap:in={cut}", "ODP-405", "cut"),
          List.of("-i pcap:in={long},pcap:out={out}", "ODP-406", "--frame-len"),
          List.of("-i pcap:in={good},pcap:out={folder}/none/x.pcap", "ODP-407", "x.pcap"),
          List.of("-i pcap:inn={good},pcap:out={out}", "ODP-404", "inn"),
          List.of("-i pcap:out={out},no-such-device", "ODP-401", "no-such-device"),
          List.of("-i lo,null -n 16", "ODP-502", "16 packets"),
          List.of("-i loop,loop", "ODP-402", "loop"),
          List.of("-i loop --set odp.chekc=true", "ODP-101", "odp.check"),
          List.of("-i loop --set odp.check=perhaps", "ODP-102", "perhaps"),
          List.of("-i loop --bursd 3", "--burst"));

  private static final String LIBRARIES = "/usr/lib/x86_64-linux-gnu";

  @TempDir Path folder;

  static Stream<Arguments> mistakes() {
    return Backend.usable()
        .flatMap(backend -> MISTAKES.stream().map(mistake -> Arguments.of(backend, mistake)));
  }

  @BeforeEach
  void writeCaptures() throws IOException {
    Capture.write(folder.resolve("good"), NumberedFrames.make(3, 1));
    byte[] good = Files.readAllBytes(folder.resolve("good"));
    Files.write(folder.resolve("cut"), Arrays.copyOf(good, good.length - 1));
    Capture.write(folder.resolve("long"), List.of(new byte[5_000]));
    Files.writeString(folder.resolve("text"), "This is no capture, but it is long enough for one.");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mistakes")
  void isRefusedInOneLine(Backend backend, List<String> mistake)
      throws IOException, InterruptedException {
    String options = mistake.getFirst().replace("{folder}", folder.toString());
    for (String file : List.of("absent", "text", "cut", "long", "good", "out")) {
      options = options.replace("{" + file + "}", folder.resolve(file).toString());
    }
    Command command = Command.odp("l2fwd", "--backend", backend.toString());
    assertRefused(command.with(options.split(" ")), mistake.subList(1, mistake.size()));
  }

  @Test
  void anUnknownBackendIsRefused() throws IOException, InterruptedException {
    assertRefused(
        Command.odp("l2fwd", "--backend", "dkdp", "-i", "loop"),
        List.of("ODP-201", "did you mean 'dpdk'?"));
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRightIsNamed(Backend backend) throws IOException, InterruptedException {
    backend.assumeUsable();
    assertRefused(
        Command.odp("l2fwd", "--backend", backend.toString(), "-i", "lo,null")
            .by("setpriv", "--bounding-set=-net_raw"),
        List.of("ODP-303", "root"));
  }

  @ParameterizedTest
  @EnumSource
  void aPoolLargerThanTheContainersMemoryIsRefused(Backend backend)
      throws IOException, InterruptedException {
    backend.assumeUsable();
    try (ControlGroup group = ControlGroup.ofMebibytes(300)) {
      Command command = Command.odp("l2fwd", "--backend", backend.toString());
      if (backend == Backend.DPDK) {
        command = command.with("--set", "dpdk.memory=1024");
      }
      assertRefused(
          group.run(command.with("-i", "loop", "-n", "200000")),
          List.of("ODP-501", group.name(), "of 300 MiB"));
    }
  }

  @Test
  void argumentsThatEalRefusesAreNamed() throws IOException, InterruptedException {
    Backend.DPDK.assumeUsable();
    assertRefused(
        Command.odp("l2fwd", "--backend", "dpdk", "-i", "loop", "--set", "dpdk.eal=--frob"),
        List.of("ODP-304", "'--frob'"));
  }

  @Test
  void dpdkThatIsNotInstalledIsTold() throws IOException, InterruptedException {
    assertRefused(dpdkAfter("rm $1/librte_eal.so*"), List.of("ODP-301", "install-deps"));
  }

  @Test
  void dpdkOfAnotherReleaseIsTold() throws IOException, InterruptedException {
    assertRefused(
        dpdkAfter("mv $1/librte_eal.so.23 $1/librte_eal.so.24 && rm $1/librte_eal.so.23*"),
        List.of("ODP-302", "librte_eal.so.24", "22.11"));
  }

  /** A call of the backend that sees the system's libraries as if something had been done there. */
  private static Command dpdkAfter(String change) throws IOException, InterruptedException {
    Backend.DPDK.assumeUsable();
    // What is mounted and changed here is seen by this process alone and goes with it.
    String overlay =
        "mount -t tmpfs odpj /mnt && mkdir /mnt/upper /mnt/work"
            + " && mount -t overlay -o lowerdir=$1,upperdir=/mnt/upper,workdir=/mnt/work odpj $1";
    assumeTrue(
        Command.of("unshare", "--mount", "sh", "-c", overlay, "sh", LIBRARIES).run().exitCode()
            == 0,
        "no overlay file system here");
    String script = overlay + " && " + change + " && shift && exec \"$@\"";
    return Command.odp("l2fwd", "--backend", "dpdk", "-i", "loop")
        .by("unshare", "--mount", "sh", "-c", script, "sh", LIBRARIES);
  }

  private void assertRefused(Command command, List<String> says)
      throws IOException, InterruptedException {
    Shell.Result result = command.run();
    assertThat(result.output().lines()).as(result.output()).hasSize(1);
    assertThat(result.output()).startsWith("odp: ").contains(says).doesNotContain("Exception");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
