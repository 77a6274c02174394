package org.odpj.apps.packetgen;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What a generated frame carries as payload: a magic number with the stream in its low octet (4), a
 * sequence number (4), the time of sending in nanoseconds (8). A flyweight.
 */
final class Probe {
  /** Octets of the payload at least. */
  static final int LENGTH = 16;

  /** How many streams can be told apart. */
  static final int STREAMS = 256;

  private static final int MAGIC = 0x0d_9a_67_00;
  private static final int STREAM_MASK = 0xff;
  private static final int SEQUENCE = 4;
  private static final int TIME = 8;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment payload;

  private Probe(MemorySegment payload) {
    this.payload = payload;
  }

  /** The payload at a place. */
  static Probe at(MemorySegment memory, long offset) {
    return new Probe(memory.asSlice(offset, LENGTH));
  }

  void set(int stream, int sequence, long nanos) {
    payload.set(INT, 0, MAGIC | stream);
    payload.set(INT, SEQUENCE, sequence);
    payload.set(LONG, TIME, nanos);
  }

  boolean valid() {
    return (payload.get(INT, 0) & ~STREAM_MASK) == MAGIC;
  }

  int stream() {
    return payload.get(INT, 0) & STREAM_MASK;
  }

  int sequence() {
    return payload.get(INT, SEQUENCE);
  }

  long nanos() {
    return payload.get(LONG, TIME);
  }
}
