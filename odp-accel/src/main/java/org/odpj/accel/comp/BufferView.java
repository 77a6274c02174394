package org.odpj.accel.comp;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Packet memory as the JDK's older classes want it. A pool has one memory, so the buffer over it is
 * kept, and nothing is made per packet.
 */
public final class BufferView {
  private MemorySegment memory = MemorySegment.NULL;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  /** A view of nothing yet. */
  public BufferView() {}

  /**
   * A buffer whose position and limit are a piece's ends. Valid until the next call.
   *
   * @param of the memory of a pool
   */
  public ByteBuffer over(MemorySegment of, long at, int length) {
    if (of.byteSize() > Integer.MAX_VALUE) {
      return of.asSlice(at, length).asByteBuffer();
    }
    if (!memory.equals(of)) {
      memory = of;
      buffer = of.asByteBuffer();
    }
    return buffer.limit((int) at + length).position((int) at);
  }
}
