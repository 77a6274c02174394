package org.odpj.linuxgeneric.pool;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * The off-heap memory of one pool, filled with zeros, so that every page of it is there before the
 * first packet.
 */
final class PoolMemory implements AutoCloseable {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final String AVAILABLE = "MemAvailable:";

  final MemorySegment segment;
  private final Arena arena;

  @SuppressWarnings("MustBeClosedChecker") // It is closed with this object.
  PoolMemory(String pool, long bytes, int alignment) {
    long available = available();
    if (bytes > available) {
      throw exhausted(pool, bytes, "the machine has %d MiB available".formatted(available >> 20));
    }
    this.arena = Arena.ofShared();
    try {
      this.segment = arena.allocate(bytes, Math.max(alignment, ElementLayout.CACHE_LINE));
    } catch (OutOfMemoryError e) {
      arena.close();
      throw exhausted(pool, bytes, String.valueOf(e.getMessage()));
    }
  }

  /** The view of a part; an empty part has no address of its own. */
  MemorySegment slice(long offset, int bytes) {
    return segment.asSlice(offset, bytes);
  }

  @Override
  public void close() {
    arena.close();
  }

  /** Asked for first, because Linux promises more memory than it has and kills whoever uses it. */
  private static long available() {
    try (Stream<String> lines = Files.lines(MEMINFO)) {
      return lines
          .filter(line -> line.startsWith(AVAILABLE))
          .map(line -> line.substring(AVAILABLE.length()).replace("kB", "").strip())
          .mapToLong(kib -> Long.parseLong(kib) * 1024)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE; // Without /proc only the allocation itself can tell.
    }
  }

  private static OdpException exhausted(String pool, long bytes, String why) {
    return new OdpException(
        ErrorCode.MEMORY_EXHAUSTED,
        "the pool '%s' needs %d MiB: %s; make it smaller".formatted(pool, bytes >> 20, why));
  }
}
