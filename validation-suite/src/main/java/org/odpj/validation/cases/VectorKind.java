package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;
import org.odpj.event.EventVectorPool;
import org.odpj.packet.PacketVectorPool;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolType;
import org.odpj.pool.VectorPoolParam;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.Variant;

/** Vectors of events and vectors of packets, for what is the same of both. */
enum VectorKind implements Variant {
  EVENT("_event_vector", PoolType.EVENT_VECTOR, EventType.EVENT_VECTOR) {
    @Override
    EventVectorPool create(Fixture fixture, String name, VectorPoolParam param) {
      EventVectorPool pool = fixture.closing(fixture.odp().createEventVectorPool(name, param));
      assertEquals(param, pool.param(), "parameters");
      return pool;
    }

    @Override
    @Nullable Event alloc(Pool pool) {
      return ((EventVectorPool) pool).alloc();
    }
  },
  PACKET("_packet_vector", PoolType.PACKET_VECTOR, EventType.PACKET_VECTOR) {
    @Override
    PacketVectorPool create(Fixture fixture, String name, VectorPoolParam param) {
      PacketVectorPool pool = fixture.closing(fixture.odp().createPacketVectorPool(name, param));
      assertEquals(param, pool.param(), "parameters");
      return pool;
    }

    @Override
    @Nullable Event alloc(Pool pool) {
      return ((PacketVectorPool) pool).alloc();
    }
  };

  final PoolType poolType;
  final EventType eventType;
  private final String odpName;

  VectorKind(String odpName, PoolType poolType, EventType eventType) {
    this.odpName = odpName;
    this.poolType = poolType;
    this.eventType = eventType;
  }

  @Override
  public String odpName() {
    return odpName;
  }

  /** A pool that the fixture closes. */
  abstract Pool create(Fixture fixture, String name, VectorPoolParam param);

  /** A vector of a pool of this kind. */
  abstract @Nullable Event alloc(Pool pool);
}
