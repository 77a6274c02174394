package org.odpj.linuxgeneric.pktio.base;

import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** What drivers do with bursts of packets. */
public final class Bursts {
  private Bursts() {}

  /**
   * Frees packets of any pools, each run of one pool in one call.
   *
   * @param packets holds them
   * @param offset index of the first
   * @param count how many
   */
  public static void free(Packet[] packets, int offset, int count) {
    int end = offset + count;
    int start = offset;
    while (start < end) {
      PacketPool pool = packets[start].pool();
      int next = start + 1;
      while (next < end && isOf(packets[next], pool)) {
        next++;
      }
      pool.free(packets, start, next - start);
      start = next;
    }
  }

  /**
   * Adds up lengths.
   *
   * @param packets holds the packets
   * @param offset index of the first
   * @param count how many
   * @return bytes
   */
  public static long octets(Packet[] packets, int offset, int count) {
    long octets = 0;
    for (int i = offset; i < offset + count; i++) {
      octets += packets[i].length();
    }
    return octets;
  }

  /**
   * Whether a packet is of a pool.
   *
   * @param packet any packet
   * @param pool any pool
   * @return true if the packet came from it
   */
  @SuppressWarnings("ReferenceEquality") // A pool is a thing, not a value.
  public static boolean isOf(Packet packet, PacketPool pool) {
    return packet.pool() == pool;
  }
}
