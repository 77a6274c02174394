package org.odpj.apps.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads captures with a program that is not ours. */
final class Tshark {
  private static final List<String> FIELDS =
      List.of(
          "eth.dst",
          "eth.src",
          "frame.len",
          "frame.cap_len",
          "eth.type",
          "ip.id",
          "ip.src",
          "ip.dst",
          "ip.len",
          "udp.srcport",
          "udp.dstport",
          "udp.payload");

  private Tshark() {}

  /**
   * A frame as tshark sees it.
   *
   * @param rest lengths, numbers and payload: all but the Ethernet addresses
   */
  record Frame(String destination, String source, String rest) {
    Frame swapped() {
      return new Frame(/* destination= */ source, /* source= */ destination, rest);
    }
  }

  static List<Frame> read(Path file) throws IOException, InterruptedException {
    return read(file, "frame");
  }

  /** The frames that a display filter lets through. */
  static List<Frame> read(Path file, String filter) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("tshark", "-r", file.toString(), "-Y", filter, "-T", "fields"));
    command.addAll(List.of("-E", "separator=,"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    // It complains of being root on its error output.
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return output.lines().map(Tshark::frame).toList();
  }

  private static Frame frame(String line) {
    String[] parts = line.split(",", 3);
    return new Frame(parts[0], parts[1], parts[2]);
  }
}
