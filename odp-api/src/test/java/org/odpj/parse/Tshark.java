package org.odpj.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Wireshark's dissector on a list of frames: checksums verified, fragments left as they are. */
final class Tshark {
  private static final List<String> PREFERENCES =
      List.of(
          "ip.defragment:FALSE",
          "ip.check_checksum:TRUE",
          "ipv6.defragment:FALSE",
          "udp.check_checksum:TRUE",
          "tcp.check_checksum:TRUE",
          "tcp.analyze_sequence_numbers:FALSE",
          "tcp.desegment_tcp_streams:FALSE",
          "sctp.checksum:CRC 32c");

  private static final Pattern ELEMENT = Pattern.compile("\\s*<(packet|proto|field)\\b");

  private Tshark() {}

  static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "tshark")));
  }

  /**
   * Dissects.
   *
   * @param frames what to dissect
   * @param directory for a capture file
   * @return a dissection for each
   */
  static List<Dissection> dissect(List<Frame> frames, Path directory) throws IOException {
    Path file = directory.resolve("frames.pcap");
    write(frames, file);
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of("-T", "pdml"));
    PREFERENCES.forEach(preference -> command.addAll(List.of("-o", preference)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader pdml = process.inputReader(StandardCharsets.UTF_8)) {
      return read(pdml.lines());
    } finally {
      process.destroy();
    }
  }

  private static void write(List<Frame> frames, Path file) throws IOException {
    int size = 24 + frames.stream().mapToInt(frame -> 16 + frame.length()).sum();
    ByteBuffer pcap = ByteBuffer.allocate(size);
    pcap.putInt(0xa1b2_c3d4).putInt(0x0002_0004).putLong(0).putInt(65_535).putInt(1);
    for (Frame frame : frames) {
      pcap.putLong(0).putInt(frame.length()).putInt(frame.length()).put(frame.bytes());
    }
    Files.write(file, pcap.array());
  }

  /** PDML has an element a line. */
  private static List<Dissection> read(Stream<String> pdml) {
    List<Dissection> dissections = new ArrayList<>();
    pdml.forEach(line -> {
      Matcher matcher = ELEMENT.matcher(line);
      if (matcher.lookingAt()) {
        if (matcher.group(1).equals("packet")) {
          dissections.add(new Dissection());
        } else {
          add(matcher.group(1), line, dissections.getLast());
        }
      }
    });
    return dissections;
  }

  private static void add(String element, String line, Dissection dissection) {
    String name = attribute("name", line);
    if (element.equals("proto")) {
      String start = attribute("pos", line);
      dissection.proto(name, start.isEmpty() ? Parsed.NONE : Integer.parseInt(start));
    } else {
      dissection.field(name, attribute("show", line));
    }
  }

  private static String attribute(String name, String line) {
    int start = line.indexOf(" " + name + "=\"");
    if (start < 0) {
      return "";
    }
    int value = start + name.length() + 3;
    int end = line.indexOf('"', value);
    return end < 0 ? line.substring(value) : line.substring(value, end); // values may have lines
  }
}
