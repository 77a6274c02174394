package org.odpj.validation.cases;

import org.odpj.Odp;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.event.Event;
import org.odpj.event.EventSubtype;
import org.odpj.event.EventType;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.VectorPoolParam;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.validation.suite.Fixture;

/** A type of events that pools of the application's hold. */
enum EventForm {
  BUFFER(EventType.BUFFER, EventSubtype.NONE, false),
  PACKET(EventType.PACKET, EventSubtype.PACKET_BASIC, true),
  EVENT_VECTOR(EventType.EVENT_VECTOR, EventSubtype.NONE, true),
  PACKET_VECTOR(EventType.PACKET_VECTOR, EventSubtype.NONE, true),
  TIMEOUT(EventType.TIMEOUT, EventSubtype.NONE, false);

  /** Bytes of the user area of each, if the backend has so large ones. */
  private static final int USER_AREA = 8;

  final EventType type;
  final EventSubtype subtype;
  final boolean hasUserFlag;

  EventForm(EventType type, EventSubtype subtype, boolean hasUserFlag) {
    this.type = type;
    this.subtype = subtype;
    this.hasUserFlag = hasUserFlag;
  }

  /** A pool of such events, all of which every thread can allocate. */
  Pool pool(Fixture fixture, int count) {
    Odp odp = fixture.odp();
    VectorPoolParam vectors = VectorPoolParam.of(count, 1).withUserArea(area(fixture), null);
    return fixture.closing(
        switch (this) {
          case BUFFER ->
              odp.createBufferPool(
                  name(), BufferPoolParam.of(count, 64).withCache(0).withUserArea(area(fixture)));
          case PACKET ->
              odp.createPacketPool(
                  name(), PacketPoolParam.of(count, 64).withCache(0).withUserArea(area(fixture)));
          case EVENT_VECTOR -> odp.createEventVectorPool(name(), vectors.withCache(0));
          case TIMEOUT ->
              odp.createTimeoutPool(
                  name(),
                  TimeoutPoolParam.of(count).withUserArea(area(fixture), null).withCache(0));
          case PACKET_VECTOR -> odp.createPacketVectorPool(name(), vectors.withCache(0));
        });
  }

  /** Bytes of the user areas of such pools. */
  int area(Fixture fixture) {
    int most =
        switch (this) {
          case BUFFER, PACKET -> fixture.odp().poolCapability().maxUserArea();
          case EVENT_VECTOR, PACKET_VECTOR -> fixture.odp().vectorPoolCapability().maxUserArea();
          case TIMEOUT -> fixture.odp().timeoutPoolCapability().maxUserArea();
        };
    return Math.min(USER_AREA, most);
  }

  /** Events that must be there. */
  static Event[] events(Pool pool, int count) {
    Event[] events = new Event[count];
    for (int i = 0; i < count; i++) {
      events[i] =
          switch (pool) {
            case BufferPool buffers -> Allocation.one(buffers);
            case PacketPool packets -> Allocation.one(packets, 64);
            case TimeoutPool timeouts -> Allocation.one(timeouts.alloc());
            case EventVectorPool vectors -> Allocation.one(vectors.alloc());
            case PacketVectorPool vectors -> Allocation.one(vectors.alloc());
            default -> throw new IllegalArgumentException("a pool of type " + pool.type());
          };
    }
    return events;
  }
}
