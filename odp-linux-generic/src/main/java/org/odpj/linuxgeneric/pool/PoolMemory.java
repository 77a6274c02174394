package org.odpj.linuxgeneric.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.system.AvailableMemory;

/**
 * The off-heap memory of one pool, filled with zeros, so that every page of it is there before the
 * first packet.
 */
final class PoolMemory implements AutoCloseable {
  final MemorySegment segment;
  private final Arena arena;

  @SuppressWarnings("MustBeClosedChecker") // It is closed with this object.
  PoolMemory(String pool, long bytes, int alignment) {
    AvailableMemory available = AvailableMemory.now();
    if (bytes > available.bytes()) {
      String left =
          "%d MiB are left of %s".formatted(available.bytes() >> 20, available.limitedBy());
      throw exhausted(pool, bytes, left);
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

  private static OdpException exhausted(String pool, long bytes, String why) {
    return new OdpException(
        ErrorCode.MEMORY_EXHAUSTED,
        "the pool '%s' needs %d MiB: %s; make it smaller".formatted(pool, bytes >> 20, why));
  }
}
