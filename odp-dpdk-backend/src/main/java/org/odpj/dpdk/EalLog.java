package org.odpj.dpdk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Libc;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * What EAL and its drivers print, kept in a file: the reason of a failure is there and nowhere
 * else.
 */
final class EalLog {
  /** Enough to explain a failure in one line. */
  private static final int MAX_REASON = 300;

  private final Path file;
  private final MemorySegment stream;
  private long seen;

  private EalLog(Path file, MemorySegment stream) {
    this.file = file;
    this.stream = stream;
  }

  static EalLog open() {
    try {
      Path file = Files.createTempFile("odp-dpdk-", ".log");
      file.toFile().deleteOnExit();
      MemorySegment stream = Libc.openForAppending(file.toString());
      if (stream.equals(MemorySegment.NULL)) {
        throw new IOException("fopen failed");
      }
      Eal.openlogStream(stream);
      return new EalLog(file, stream);
    } catch (IOException e) {
      throw new OdpException(
          ErrorCode.FILE_FAILED,
          "no log file for DPDK can be made in the temporary folder: " + e,
          e);
    }
  }

  /** Runs something whose output, that of getopt included, belongs into the log. */
  void capture(Runnable task) {
    Libc.redirectOutput(stream, task);
  }

  /** What was printed since the last call, in one line; what matters is said last. */
  synchronized String news() {
    Libc.flush(stream);
    try {
      byte[] all = Files.readAllBytes(file);
      byte[] fresh = Arrays.copyOfRange(all, (int) Math.min(seen, all.length), all.length);
      seen = all.length;
      return brief(new String(fresh, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  /**
   * EAL explains all its options after each mistake; the mistake itself stands in lines of its own.
   */
  private static String brief(String printed) {
    String text =
        printed
            .lines()
            .takeWhile(line -> !line.startsWith("Usage:"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("; "));
    return text.length() <= MAX_REASON ? text : "..." + text.substring(text.length() - MAX_REASON);
  }
}
