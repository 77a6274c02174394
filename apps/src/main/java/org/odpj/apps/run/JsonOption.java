package org.odpj.apps.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import picocli.CommandLine.Option;

/**
 * The option {@code --json FILE}. The file appears whole or not at all: it is written beside its
 * place and then moved there.
 */
public final class JsonOption {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the result to FILE, as one JSON object.")
  private @Nullable Path file;

  /**
   * Refuses a file that could not be written, before a run is spent on it.
   *
   * @throws OdpException naming the file
   */
  public void check() {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw failed(file, "it is a folder");
    }
    try {
      Files.delete(Files.createFile(temporary(file)));
    } catch (IOException e) {
      throw failed(file, e.toString());
    }
  }

  /**
   * Writes the result, if it was asked for.
   *
   * @param result the object
   * @throws OdpException if the file cannot be written
   */
  public void write(Map<String, ? extends @Nullable Object> result) {
    if (file == null) {
      return;
    }
    try {
      Path temporary = temporary(file);
      try {
        Files.writeString(temporary, Json.render(result));
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failed(file, e.toString());
    }
  }

  /** Beside its place, so that it can be moved there in one step. */
  private static Path temporary(Path file) {
    return file.resolveSibling(
        ".%s.%d.tmp".formatted(file.getFileName(), ProcessHandle.current().pid()));
  }

  private static OdpException failed(Path file, String reason) {
    return new OdpException(
        ErrorCode.FILE_FAILED,
        "--json '%s' cannot be written (%s); name a file in a folder that you may write to"
            .formatted(file, reason));
  }
}
