package org.odpj.event;

import org.jspecify.annotations.Nullable;

/**
 * Events that travel as one (ODP: {@code odp_event_vector_t}). Whoever owns the vector owns the
 * events in it. A vector that was just allocated is empty.
 */
public abstract class EventVector extends Event {
  /** For backends. */
  protected EventVector() {}

  @Override
  public EventType type() {
    return EventType.EVENT_VECTOR;
  }

  @Override
  public abstract EventVectorPool pool();

  /**
   * The vector's table (ODP: {@code odp_event_vector_tbl}). The owner may change it; what stands at
   * {@link #size} and beyond has no meaning.
   *
   * @return always the same array, as long as the pool's vectors are
   */
  public abstract Event[] table();

  /**
   * How many events are in the vector (ODP: {@code odp_event_vector_size}).
   *
   * @return 0 to the table's length
   */
  public abstract int size();

  /**
   * Says how many events are in the vector (ODP: {@code odp_event_vector_size_set}). They must
   * stand in the table from its start.
   *
   * @param size 0 to the table's length
   * @throws IllegalArgumentException if it is not; nothing was changed
   */
  public abstract void size(int size);

  /**
   * The type that all events of the vector have (ODP: {@code odp_event_vector_type}). Kept, but not
   * checked.
   *
   * @return the type, or null if they may differ or nobody has said; null after allocation
   */
  public abstract @Nullable EventType contentType();

  /**
   * Says which type all events of the vector have (ODP: {@code odp_event_vector_type_set}).
   *
   * @param type the type, or null if they may differ
   */
  public abstract void contentType(@Nullable EventType type);

  /**
   * A mark of the application (ODP: {@code odp_event_vector_user_flag}).
   *
   * @return false after allocation
   */
  @Override
  public abstract boolean userFlag();

  /**
   * Sets the application's mark (ODP: {@code odp_event_vector_user_flag_set}).
   *
   * @param flag the mark
   */
  @Override
  public abstract void userFlag(boolean flag);

  @Override
  public final boolean hasUserFlag() {
    return true;
  }

  /** Frees the vector and the events in it (ODP: {@code odp_event_free}). */
  @Override
  public abstract void free();

  /**
   * Frees the vector alone (ODP: {@code odp_event_vector_free}). The caller still owns the events
   * that were in it.
   */
  public abstract void freeVector();

  /**
   * What can be said in a line (ODP: {@code odp_event_vector_print}).
   *
   * @return the pool's name and the size
   */
  @Override
  public final String toString() {
    return super.toString() + ", " + size() + " of " + table().length;
  }
}
