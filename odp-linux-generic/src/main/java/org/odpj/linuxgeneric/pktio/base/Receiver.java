package org.odpj.linuxgeneric.pktio.base;

import org.odpj.packet.Packet;

/**
 * How a driver receives on one queue. The queue around it has checked the range, holds the lock if
 * there is one, marks the packets and counts them.
 */
public interface Receiver {
  /**
   * Takes packets that have arrived, without waiting.
   *
   * @param packets receives them
   * @param offset index of the first
   * @param count how many at most, 0 or more
   * @return how many were taken
   */
  int receive(Packet[] packets, int offset, int count);

  /**
   * Whether nothing will ever come again.
   *
   * @return always false if the input is not finite
   */
  default boolean atEnd() {
    return false;
  }
}
