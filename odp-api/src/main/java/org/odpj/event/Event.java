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
  private int flowId;

  /** For backends. */
  protected Event() {}

  /**
   * What kind of event (ODP: {@code odp_event_type}).
   *
   * @return its type
   */
  public abstract EventType type();

  /**
   * What the event is beyond its type (ODP: {@code odp_event_subtype}).
   *
   * @return {@link EventSubtype#NONE} if the type has no subtypes
   */
  public EventSubtype subtype() {
    return EventSubtype.NONE;
  }

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
   * Whether events of this type have a user flag: packets and vectors have one (ODP: a negative
   * flag of {@code odp_event_user_area_and_flag} if not).
   *
   * @return always the same for a type
   */
  public boolean hasUserFlag() {
    return false;
  }

  /**
   * A mark of the application (ODP: {@code odp_event_user_area_and_flag}).
   *
   * @return false after allocation, and if the type has no user flag
   */
  public boolean userFlag() {
    return false;
  }

  /**
   * Sets the application's mark; nothing is done if the type has no user flag (ODP: {@code
   * odp_event_user_flag_set}).
   *
   * @param flag the mark
   */
  public void userFlag(boolean flag) {}

  /**
   * Which flow the event belongs to (ODP: {@code odp_event_flow_id}). A scheduled queue that tells
   * flows apart ({@link org.odpj.queue.SchedParam#flows}) keeps its promises for each on its own.
   *
   * @return 0 after allocation and receive
   */
  public final int flowId() {
    return flowId;
  }

  /**
   * Says which flow the event belongs to (ODP: {@code odp_event_flow_id_set}).
   *
   * @param id 0 or more
   * @throws IllegalArgumentException if {@code id} is negative
   */
  public final void flowId(int id) {
    if (id < 0) {
      throw new IllegalArgumentException("flow id " + id + " is negative");
    }
    flowIdSet();
    flowId = id;
  }

  /**
   * For backends: the event gets a flow id. Whoever allocates it next must find 0; a pool that
   * clears every event when it hands it out need not know.
   */
  protected void flowIdSet() {}

  /** For backends: makes the flow id 0 again. */
  protected final void clearFlowId() {
    flowId = 0;
  }

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

  /**
   * The types of several events (ODP: {@code odp_event_types_multi}).
   *
   * @param events holds the events
   * @param types receives the type of each at the same index
   * @param offset index of the first one
   * @param count how many
   * @throws IndexOutOfBoundsException if the range is not within both arrays; nothing was written
   */
  public static void types(Event[] events, EventType[] types, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    Objects.checkFromIndexSize(offset, count, types.length);
    for (int i = offset; i < offset + count; i++) {
      types[i] = events[i].type();
    }
  }

  /**
   * How many events in a row have the type of the first (ODP: {@code odp_event_type_multi}).
   *
   * @param events holds the events
   * @param offset index of the first one
   * @param count how many to look at
   * @return 1 to {@code count}; 0 if that is 0
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static int sameType(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    int same = 0;
    while (same < count && events[offset + same].type() == events[offset].type()) {
      same++;
    }
    return same;
  }

  /**
   * What can be said in a line.
   *
   * @return the type and the pool's name
   */
  @Override
  public String toString() {
    return "%s of pool '%s'".formatted(type(), pool().name());
  }
}
