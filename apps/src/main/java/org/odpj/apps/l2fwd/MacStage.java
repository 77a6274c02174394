package org.odpj.apps.l2fwd;

import org.odpj.packet.Packet;

/**
 * Changes the addresses of frames. One class for each way, and one loaded in a run: so the compiler
 * inlines it into the loop. A frame too short to have addresses is left as it is.
 */
interface MacStage {
  /**
   * Changes the first frames of a burst.
   *
   * @param burst holds them; all are of one interface, so of one pool, whose memory is one segment
   * @param count how many, at least 1
   */
  void apply(Packet[] burst, int count);
}
