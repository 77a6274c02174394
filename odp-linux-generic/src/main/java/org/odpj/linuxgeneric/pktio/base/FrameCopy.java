package org.odpj.linuxgeneric.pktio.base;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.odpj.packet.Packet;

/**
 * Copies of frame data, fast for the short frames that most are.
 *
 * <p>{@link MemorySegment#copy} calls a stub with a fixed cost; below {@link #BULK} bytes a loop of
 * 8-byte words, the last one overlapping the one before, is quicker.
 */
public final class FrameCopy {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int BULK = 256;

  private FrameCopy() {}

  /**
   * Copies bytes between segments that do not overlap.
   *
   * @param source where from
   * @param sourceOffset first byte there
   * @param target where to
   * @param targetOffset first byte there
   * @param length bytes, 0 or more
   */
  public static void copy(
      MemorySegment source,
      long sourceOffset,
      MemorySegment target,
      long targetOffset,
      int length) {
    if (length < Long.BYTES || length >= BULK) {
      MemorySegment.copy(source, sourceOffset, target, targetOffset, length);
      return;
    }
    int last = length - Long.BYTES;
    for (int i = 0; i < last; i += Long.BYTES) {
      target.set(WORD, targetOffset + i, source.get(WORD, sourceOffset + i));
    }
    target.set(WORD, targetOffset + last, source.get(WORD, sourceOffset + last));
  }

  /**
   * Copies memory into a packet.
   *
   * @param source where from
   * @param offset first byte there
   * @param packet takes the bytes from its first on; at least {@code length} long
   * @param length bytes
   */
  public static void into(MemorySegment source, long offset, Packet packet, int length) {
    if (packet.segmentLength() >= length) {
      copy(source, offset, packet.memory(), packet.dataOffset(), length);
    } else {
      packet.copyFrom(0, source, offset, length);
    }
  }

  /**
   * Copies a packet's first bytes to memory.
   *
   * @param packet at least {@code length} long
   * @param target where to
   * @param offset first byte there
   * @param length bytes
   */
  public static void outOf(Packet packet, MemorySegment target, long offset, int length) {
    if (packet.segmentLength() >= length) {
      copy(packet.memory(), packet.dataOffset(), target, offset, length);
    } else {
      packet.copyTo(0, target, offset, length);
    }
  }

  /**
   * Copies one packet's data to another, in whatever segments either is.
   *
   * @param from at least {@code length} long
   * @param to at least {@code length} long
   * @param length bytes
   */
  public static void between(Packet from, Packet to, int length) {
    if (from.segmentLength() >= length) {
      into(from.memory(), from.dataOffset(), to, length);
    } else if (to.segmentLength() >= length) {
      from.copyTo(0, to.memory(), to.dataOffset(), length);
    } else {
      // Two pools of segmented packets under one interface: too rare for a buffer kept ready.
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment whole = arena.allocate(length);
        from.copyTo(0, whole, 0, length);
        to.copyFrom(0, whole, 0, length);
      }
    }
  }
}
