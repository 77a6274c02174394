package org.odpj.linuxgeneric.pktio.base;

import org.odpj.packet.Packet;

/**
 * How a driver sends on one queue. The queue around it has checked the range and holds the lock if
 * there is one; the driver counts what became of each packet it takes.
 */
@FunctionalInterface
public interface Sender {
  /**
   * Takes a prefix of the packets, without waiting.
   *
   * @param packets holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return how many were taken; these are the driver's now
   */
  int send(Packet[] packets, int offset, int count);
}
