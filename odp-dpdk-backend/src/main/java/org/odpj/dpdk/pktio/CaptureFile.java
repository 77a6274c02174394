package org.odpj.dpdk.pktio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.odpj.dpdk.lib.Pcap;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * Looks at capture files before the net_pcap driver does, which stops at the first damaged packet
 * without a word and creates its output before it knows that its input is good.
 */
final class CaptureFile {
  private static final int DAMAGED = -1;

  private CaptureFile() {}

  /** Refuses an input that net_pcap could not replay to its end into packets of a length. */
  static void checkInput(Path file, int maxLength) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new OdpException(
          ErrorCode.FILE_FAILED, "the capture file '%s' cannot be read".formatted(file));
    }
    StringBuilder error = new StringBuilder();
    MemorySegment handle = Pcap.open(file.toString(), error);
    if (handle.equals(MemorySegment.NULL)) {
      throw invalid(file, "is not a capture file: " + error);
    }
    try {
      if (Pcap.datalink(handle) != Pcap.ETHERNET) {
        throw invalid(file, "is not a capture of Ethernet frames");
      }
      checkFrames(file, handle, maxLength);
    } finally {
      Pcap.close(handle);
    }
  }

  private static void checkFrames(Path file, MemorySegment handle, int maxLength) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment header = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment data = arena.allocate(ValueLayout.ADDRESS);
      int number = 1;
      int length = Pcap.nextLength(handle, header, data);
      for (; length >= 0; length = Pcap.nextLength(handle, header, data)) {
        if (length > maxLength) {
          throw new OdpException(
              ErrorCode.FRAME_TOO_LONG,
              "packet %d of '%s' has %d bytes, the pool's packets hold %d; make them longer (--frame-len)"
                  .formatted(number, file, length, maxLength));
        }
        number++;
      }
      if (length == DAMAGED) {
        throw invalid(file, "is damaged at packet " + number + ": " + Pcap.error(handle));
      }
    }
  }

  /** Refuses an output that cannot be written. Creates nothing. */
  static void checkOutput(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isWritable(file) && !Files.isDirectory(file)
            : folder != null && Files.isWritable(folder);
    if (!writable) {
      throw new OdpException(
          ErrorCode.FILE_FAILED, "the capture file '%s' cannot be written".formatted(file));
    }
  }

  /** Whether two names are the same file. */
  static boolean same(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      throw new OdpException(
          ErrorCode.FILE_FAILED, "'%s' and '%s' cannot be compared: %s".formatted(a, b, e), e);
    }
  }

  private static OdpException invalid(Path file, String why) {
    return new OdpException(ErrorCode.CAPTURE_INVALID, "'%s' %s".formatted(file, why));
  }
}
