package org.odpj.linuxgeneric.pktio.base;

import java.lang.foreign.MemorySegment;
import org.odpj.packet.Packet;

/**
 * Copies of frame data, straight to or from a packet's memory where it is contiguous.
 *
 * <p>By {@link MemorySegment#copy}: loops of words and constant-size chunks were measured against
 * it with frames of 64 bytes and were slower or no faster.
 */
public final class FrameCopy {
  private FrameCopy() {}

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
      MemorySegment.copy(source, offset, packet.memory(), packet.dataOffset(), length);
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
      MemorySegment.copy(packet.memory(), packet.dataOffset(), target, offset, length);
    } else {
      packet.copyTo(0, target, offset, length);
    }
  }
}
