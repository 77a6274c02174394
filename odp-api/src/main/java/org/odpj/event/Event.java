package org.odpj.event;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.odpj.pool.Pool;

/**
 * What flows through a data plane: a packet, a buffer (ODP: {@code odp_event_t}).
 *
 * <p><b>Ownership.</b> An event has one owner, the code that allocated, received, dequeued or was
 * scheduled it. The owner alone may touch it. {@link #free}, enqueue and send hand it over; a call
 * that takes fewer events than it was given leaves the rest with the caller. Touching an event that
 * was handed over is a mistake that {@code odp.check=true} finds.
 *
 * <p><b>Identity.</b> Event objects are made once, when their pool is, and used again and again; do
 * not compare or keep them after hand-over.
 *
 * <p>An abstract class and not an interface, because events are stored into arrays all the time,
 * and the JVM checks such a store at once for a class but by a look-up for an interface.
 */
public abstract class Event {
  /** For backends. */
  protected Event() {}

  /**
   * What kind of event (ODP: {@code odp_event_type}).
   *
   * @return its type
   */
  public abstract EventType type();

  /**
   * The pool that the event came from and will return to (ODP: {@code odp_event_pool}).
   *
   * @return the pool
   */
  public abstract Pool pool();

  /**
   * Memory of the application that goes with the event (ODP: {@code odp_event_user_area}). Its
   * content is undefined after allocation.
   *
   * @return off-heap memory of exactly the size that the pool was made with; of size 0 if none was
   *     asked for
   */
  public abstract MemorySegment userArea();

  /**
   * Returns the event to its pool (ODP: {@code odp_event_free}). The caller owns it no more.
   * Thread-safe.
   */
  public abstract void free();

  /**
   * Returns several events to their pools (ODP: {@code odp_event_free_multi}). The pools and the
   * types may differ.
   *
   * @param events holds the events
   * @param offset index of the first one
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was freed
   */
  public static void freeAll(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    for (int i = offset; i < offset + count; i++) {
      events[i].free();
    }
  }
}
