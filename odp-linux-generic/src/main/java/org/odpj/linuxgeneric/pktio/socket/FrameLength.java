package org.odpj.linuxgeneric.pktio.socket;

import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** How long frames can be. */
final class FrameLength {
  /** What a device may leave uncut (GSO_MAX_SIZE), and the Ethernet header. */
  static final int MAX_UNCUT = 65_536 + 64;

  private FrameLength() {}

  /** The longest frame that a packet of a pool holds in one place, as these drivers need it. */
  static int of(PacketPool pool) {
    Packet packet = pool.alloc(pool.maxLength());
    if (packet == null) {
      return pool.param().length();
    }
    int length = packet.segmentLength();
    packet.free();
    return Math.min(length, MAX_UNCUT);
  }
}
