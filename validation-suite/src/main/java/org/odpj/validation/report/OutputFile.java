package org.odpj.validation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/** A file that appears whole or not at all. Whether it can be written is known before the run. */
public final class OutputFile implements AutoCloseable {
  private final Path path;
  private final Path part;

  private OutputFile(Path path, Path part) {
    this.path = path;
    this.part = part;
  }

  /**
   * Reserves a file.
   *
   * @param path where it shall be
   * @return the file, not there yet
   * @throws OdpException if it cannot be written
   */
  public static OutputFile reserve(Path path) {
    Path whole = path.toAbsolutePath();
    Path parent = whole.getParent();
    if (parent == null || Files.isDirectory(whole)) {
      throw failed(path, "it is a directory", null);
    }
    if (!Files.isDirectory(parent)) {
      throw failed(path, "the directory " + parent + " does not exist; create it first", null);
    }
    try {
      Path part = Files.createTempFile(parent, "." + whole.getFileName(), ".part");
      return new OutputFile(whole, part);
    } catch (IOException e) {
      throw failed(path, "no file can be created in " + parent + " (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Writes the file.
   *
   * @param text its content
   * @throws OdpException if that fails; then there is no file, or the old one
   */
  public void write(String text) {
    try {
      Files.writeString(part, text);
      part.toFile().setReadable(true, false);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(path, e.getMessage(), e);
    }
  }

  /** Leaves nothing behind if the file was not written. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw failed(part, e.getMessage(), e);
    }
  }

  private static OdpException failed(Path path, @Nullable String why, @Nullable IOException cause) {
    return new OdpException(
        ErrorCode.FILE_FAILED, "the file '%s' cannot be written: %s".formatted(path, why), cause);
  }
}
