package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.odpj.packet.ExternalPacketPool;
import org.odpj.packet.ExternalPoolParam;
import org.odpj.packet.Packet;
import org.odpj.pool.ExternalPoolCapability;
import org.odpj.pool.PoolCapability;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Memory of the application with room for buffers, and gaps between them. */
final class ForeignMemory {
  static final int COUNT = 32;

  /** Bytes at each buffer's start that are the application's. */
  static final int HEADER = 24;

  private static final int SIZE = 1_000;
  private static final byte MARK = 0x5a;

  final ExternalPoolParam param;
  final MemorySegment memory;
  final long[] starts = new long[COUNT];

  /** Filled with a mark, freed when the case ends, after the pools. */
  @SuppressWarnings("MustBeClosedChecker") // The fixture closes it.
  ForeignMemory(Fixture fixture) {
    ExternalPoolCapability can = fixture.odp().externalPoolCapability();
    NotApplicable.unless(can.maxPools() > 0, () -> "the backend has no pools of foreign memory");
    this.param =
        ExternalPoolParam.of(COUNT, Math.min(SIZE, can.maxBufferSize()))
            .withHeader(HEADER)
            .withCache(0);
    long unit = can.bufferAlignment();
    long stride = Math.ceilDiv(param.bufferSize() + 64, unit) * unit;
    this.memory = fixture.closing(Arena.ofShared()).allocate(stride * COUNT, unit);
    memory.fill(MARK);
    for (int i = 0; i < COUNT; i++) {
      starts[i] = i * stride;
    }
  }

  /** A pool of all of it. */
  ExternalPacketPool pool(Fixture fixture, ExternalPoolParam asked) {
    ExternalPacketPool pool = unpopulated(fixture, asked);
    pool.populate(starts, 0, COUNT);
    return pool;
  }

  ExternalPacketPool unpopulated(Fixture fixture, ExternalPoolParam asked) {
    return fixture.closing(fixture.odp().createExternalPacketPool("foreign", memory, asked));
  }

  /** Bytes of a buffer that packets may use. */
  int room() {
    return param.bufferSize() - HEADER;
  }

  /** Bytes of a new packet's first segment. */
  static int headroom(Fixture fixture, ExternalPoolParam param) {
    PoolCapability can = fixture.odp().poolCapability();
    return Math.max(param.headroom(), can.minHeadroom());
  }

  /** The number of the buffer that an offset lies in, behind the header. */
  int bufferOf(long offset) {
    for (int i = 0; i < COUNT; i++) {
      if (offset >= starts[i] + HEADER && offset < starts[i] + param.bufferSize()) {
        return i;
      }
    }
    throw new AssertionError("offset %d is in no buffer".formatted(offset));
  }

  /** Every segment is within one buffer that no other packet has. */
  void claim(Packet packet, BitSet claimed) {
    for (int at = 0; at < packet.length(); at += packet.contiguousLength(at)) {
      int buffer = bufferOf(packet.dataOffset(at));
      int end = bufferOf(packet.dataOffset(at) + packet.contiguousLength(at) - 1);
      assertEquals(buffer, end, "buffer of a segment's end");
      assertEquals(false, claimed.get(buffer), () -> "buffer " + buffer + " is used already");
      claimed.set(buffer);
    }
  }

  /** Nobody wrote outside the rooms of the buffers. */
  void checkMarks() {
    for (long at = 0; at < memory.byteSize(); at++) {
      if (!isRoom(at)) {
        assertEquals(MARK, memory.get(ValueLayout.JAVA_BYTE, at), "byte " + at);
      }
    }
  }

  private boolean isRoom(long at) {
    long within = at % starts[1];
    return within >= HEADER && within < param.bufferSize();
  }
}
