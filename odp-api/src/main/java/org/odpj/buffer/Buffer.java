package org.odpj.buffer;

import java.lang.foreign.MemorySegment;
import org.odpj.event.Event;
import org.odpj.event.EventType;

/**
 * An event of raw memory (ODP: {@code odp_buffer_t}). Its content is undefined after allocation.
 */
public abstract class Buffer extends Event {
  /** For backends. */
  protected Buffer() {}

  @Override
  public EventType type() {
    return EventType.BUFFER;
  }

  @Override
  public abstract BufferPool pool();

  /**
   * The buffer's memory (ODP: {@code odp_buffer_addr}).
   *
   * @return off-heap memory of {@link #size} bytes, aligned as the pool was asked to; valid until
   *     the pool is closed
   */
  public abstract MemorySegment memory();

  /**
   * The buffer's size (ODP: {@code odp_buffer_size}).
   *
   * @return bytes, at least what the pool was asked for
   */
  public abstract int size();
}
