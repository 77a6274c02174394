package org.odpj.linuxgeneric.pktio.socket;

import org.odpj.linuxgeneric.pktio.base.Receiver;

/** An input queue on a packet socket, of which it gets a new one at each start. */
interface PacketInput extends Receiver {
  /** Receives from a socket that is prepared, and not bound yet. */
  void start(PacketSocket socket);

  /** Lets the socket go, and what it holds. */
  void stop();

  /** Frees the packets that wait for frames. Called while stopped. */
  void close();
}
