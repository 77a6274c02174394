package org.odpj.queue;

import org.jspecify.annotations.Nullable;
import org.odpj.event.EventType;
import org.odpj.event.EventVectorPool;

/**
 * An event aggregator of a queue (ODP: {@code odp_event_aggr_config_t}): a second way into the
 * queue, on which events are gathered into vectors. See {@link Queue#aggregator}.
 *
 * @param pool where the vectors come from. Where it has none free, events go on alone
 * @param maxTimeoutNanos how long the first event of a vector may wait for others, in nanoseconds;
 *     0 for as long as it takes
 * @param maxSize how many events make a vector full; within the capability, and at most the size of
 *     the pool's vectors
 * @param eventType the type of all events that go in; null for any but vectors
 */
public record EventAggrConfig(
    EventVectorPool pool, long maxTimeoutNanos, int maxSize, @Nullable EventType eventType) {
  /** Refuses vectors in vectors. */
  public EventAggrConfig {
    if (isVector(eventType)) {
      throw new IllegalArgumentException(
          "an aggregator of %s: vectors do not go into vectors".formatted(eventType));
    }
  }

  /**
   * Whether events of a type may go in.
   *
   * @param type an event's type
   * @return false for vectors, and for other types than the one that was given
   */
  public boolean takes(EventType type) {
    return eventType == null ? !isVector(type) : eventType == type;
  }

  private static boolean isVector(@Nullable EventType type) {
    return type == EventType.EVENT_VECTOR || type == EventType.PACKET_VECTOR;
  }
}
