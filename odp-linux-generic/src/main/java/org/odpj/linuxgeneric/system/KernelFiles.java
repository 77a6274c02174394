package org.odpj.linuxgeneric.system;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the small files of /proc and /sys. What a kernel or a container does not show is absent,
 * not an error.
 */
final class KernelFiles {
  private KernelFiles() {}

  /** The lines of a file; none if it cannot be read. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The first line of a file. */
  static Optional<String> line(Path file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  /** The number that is a file's first line. */
  static long number(Path file, long ifAbsent) {
    return line(file).map(text -> parse(text, ifAbsent)).orElse(ifAbsent);
  }

  /** The value of a {@code key : value} line. */
  static Optional<String> value(Path file, String key) {
    return lines(file).stream()
        .filter(line -> line.contains(":"))
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** What is in a directory and matches a glob pattern. */
  static List<Path> entries(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(found::add);
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  private static long parse(String text, long ifNotNumber) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return ifNotNumber;
    }
  }
}
