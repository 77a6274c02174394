package org.odpj.accel.comp;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/**
 * A range of a packet, one contiguous piece after the other. Reused from operation to operation.
 */
public final class Window {
  private @Nullable Packet packet;
  private MemorySegment memory = MemorySegment.NULL;
  private long at;
  private int length;
  private int offset;
  private int behind;

  /** Lies nowhere until it is laid over something. */
  public Window() {}

  /** Lays it over memory that is one piece. */
  public void lay(MemorySegment over, long from, int count) {
    packet = null;
    memory = over;
    at = from;
    length = count;
    behind = 0;
  }

  /** Lays it over a range that is within a packet, at its first piece. */
  void lay(Packet over, int from, int count) {
    packet = over;
    memory = over.memory();
    offset = from;
    behind = count;
    length = 0;
    next();
  }

  /**
   * Moves to the next piece, behind one that is used up.
   *
   * @return whether there is one
   */
  boolean next() {
    if (packet == null || behind == 0) {
      return false;
    }
    at = packet.dataOffset(offset);
    length = Math.min(behind, packet.contiguousLength(offset));
    offset += length;
    behind -= length;
    return true;
  }

  /** The packet's memory. */
  public MemorySegment memory() {
    return memory;
  }

  /** Where in {@link #memory} the rest of the piece begins. */
  public long at() {
    return at;
  }

  /** The address of the rest of the piece. */
  public long address() {
    return memory.address() + at;
  }

  /** How long the rest of the piece is. */
  public int length() {
    return length;
  }

  /** Whether no piece follows. */
  public boolean isLast() {
    return behind == 0;
  }

  /** Goes forward within the piece. */
  public void advance(int bytes) {
    at += bytes;
    length -= bytes;
  }

  /** Where the window stands, from the packet's start. */
  int position() {
    return offset - length;
  }
}
