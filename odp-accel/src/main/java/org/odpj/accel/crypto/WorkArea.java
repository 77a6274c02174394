package org.odpj.accel.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;

/**
 * The part of a packet that an operation works on, in one native piece: the packet's own memory
 * where that is one, else a copy that is put back.
 */
final class WorkArea {
  private static final int STEP = 4_096;

  private final Arena arena;
  private MemorySegment copy = MemorySegment.NULL;
  private MemorySegment memory = MemorySegment.NULL;
  private long origin;
  private int from;
  private int length;

  /** An area whose copies live in an arena. */
  WorkArea(Arena arena) {
    this.arena = arena;
  }

  /** Lays it over the bytes of a packet. */
  void open(Packet packet, int first, int count) {
    if (packet.memory().isNative() && (long) first + count <= packet.segmentLength()) {
      memory = packet.memory();
      origin = packet.dataOffset();
      length = 0;
      return;
    }
    if (copy.byteSize() < count) {
      copy = arena.allocate((count + STEP - 1L) / STEP * STEP);
    }
    packet.copyTo(first, copy, 0, count);
    memory = copy;
    origin = -first;
    from = first;
    length = count;
  }

  /** Puts a copy back. */
  void close(Packet packet) {
    if (length > 0) {
      packet.copyFrom(from, copy, 0, length);
    }
  }

  MemorySegment memory() {
    return memory;
  }

  /** Where a byte of the packet is in {@link #memory}. */
  long at(int offset) {
    return origin + offset;
  }
}
