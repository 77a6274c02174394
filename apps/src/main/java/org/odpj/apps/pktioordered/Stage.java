package org.odpj.apps.pktioordered;

import org.odpj.packet.Packet;

/** What happens to the packets of a queue; it is the queue's context. */
interface Stage {
  /**
   * Passes packets on.
   *
   * @param burst holds them
   * @param count how many, at least 1
   * @param worker the calling one
   */
  void pass(Packet[] burst, int count, OrderedWorker worker);
}
