package org.odpj.linuxgeneric.pktio.xdp;

import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;

/**
 * The packets that the kernel has for receiving, found by where their data is. Data of two packets
 * starts at least a frame's length apart, so a place of the largest power of two within that length
 * has at most one.
 */
final class LentPackets {
  private final @Nullable Packet[] places;
  private final int shift;
  private int count;

  LentPackets(long memoryLength, int frameLength) {
    shift = 31 - Integer.numberOfLeadingZeros(frameLength);
    places = new Packet[Math.toIntExact((memoryLength >>> shift) + 1)];
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Notes a packet. */
  void add(Packet packet) {
    places[(int) (packet.dataOffset() >>> shift)] = packet;
    count++;
  }

  /** Takes the packet whose data is at an offset; null if none was lent. */
  @Nullable Packet take(long dataOffset) {
    int place = (int) (dataOffset >>> shift);
    if (place < 0 || place >= places.length) {
      return null;
    }
    Packet packet = places[place];
    if (packet != null) {
      places[place] = null;
      count--;
    }
    return packet;
  }

  /** Frees all. The kernel must have no use of them any more. */
  void free() {
    for (int i = 0; i < places.length; i++) {
      Packet packet = places[i];
      if (packet != null) {
        packet.free();
        places[i] = null;
      }
    }
    count = 0;
  }
}
