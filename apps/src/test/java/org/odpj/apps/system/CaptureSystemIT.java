package org.odpj.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.odpj.apps.l2fwd.Capture;
import org.odpj.apps.system.Tshark.Frame;

/**
 * A capture file through {@code odp l2fwd}, on each backend: what tshark reads in the outputs is
 * what it reads in the input, but for the addresses.
 */
class CaptureSystemIT {
  private static final int FRAMES = 1_000;
  private static final long SEED = 42;
  private static final String DESTINATION = "02:00:00:00:00:0b";

  @TempDir Path folder;
  private Path input;
  private List<Frame> frames;

  @BeforeEach
  void writeInput() throws IOException, InterruptedException {
    input = folder.resolve("in.pcap");
    Capture.write(input, NumberedFrames.make(FRAMES, SEED));
    frames = Tshark.read(input);
    assertThat(frames).hasSize(FRAMES);
  }

  @Test
  void swapsAddresses() throws IOException, InterruptedException {
    assertEqual(forward("--mac", "swap"), Frame::swapped);
  }

  /** The source is the address of the output, which is the same interface on each backend. */
  @Test
  void rewritesAddresses() throws IOException, InterruptedException {
    Map<Backend, List<Frame>> outputs =
        forward("--mac", "rewrite", "--dst", "02:00:00:00:00:0a," + DESTINATION);
    String source = outputs.values().iterator().next().getFirst().source();
    assertThat(source).startsWith("02:70:63:61:70:");
    assertEqual(outputs, frame -> new Frame(DESTINATION, source, frame.rest()));
  }

  /** The capture beside the run has what came in and what went out, by interface. */
  @Test
  void capturesWhatPasses() throws IOException, InterruptedException {
    for (Backend backend : Backend.usable().toList()) {
      Path beside = folder.resolve(backend + "-beside.pcapng");
      Path output = folder.resolve(backend + "-out.pcap");
      String in = "pcap:in=" + input;
      String out = "pcap:out=" + output;
      Shell.Result result =
          Command.odp("l2fwd", "--backend", backend.toString())
              .with("-i", in + "," + out)
              .with("--mac", "swap")
              .with("--capture", beside.toString())
              .run();
      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.output()).contains("captured 2,000, not captured 0");
      String first = "frame.interface_name == \"%s\"".formatted(in);
      String second = "frame.interface_name == \"%s\"".formatted(out);
      assertThat(Tshark.read(beside, first)).as("%s in", backend).isEqualTo(frames);
      assertThat(Tshark.read(beside, second))
          .as("%s out", backend)
          .isEqualTo(frames.stream().map(Frame::swapped).toList());
    }
  }

  private void assertEqual(Map<Backend, List<Frame>> outputs, UnaryOperator<Frame> change) {
    List<Frame> expected = frames.stream().map(change).toList();
    outputs.forEach((backend, output) ->
        assertThat(output).as("%s, seed %d", backend, SEED).isEqualTo(expected));
  }

  private Map<Backend, List<Frame>> forward(String... options)
      throws IOException, InterruptedException {
    Map<Backend, List<Frame>> outputs = new LinkedHashMap<>();
    for (Backend backend : Backend.usable().toList()) {
      Path output = folder.resolve(backend + ".pcap");
      Path report = folder.resolve(backend + ".json");
      Shell.Result result =
          Command.odp("l2fwd", "--backend", backend.toString())
              .with("-i", "pcap:in=%s,pcap:out=%s".formatted(input, output))
              .with("--json", report.toString())
              .with(options)
              .run();
      assertThat(result.exitCode()).as(result.output()).isZero();
      Accounts.of(Files.readString(report)).assertEachSent(FRAMES);
      outputs.put(backend, Tshark.read(output));
    }
    return outputs;
  }
}
