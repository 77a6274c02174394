package org.odpj.spi;

import org.odpj.packet.Packet;

/** Takes received packets and passes them on. Used by one thread at a time. */
public interface PacketSink {
  /**
   * Whether packets may come.
   *
   * @return false while there is back pressure
   */
  boolean isOpen();

  /**
   * Takes packets over, all of them: each is in a queue or freed when the call returns.
   *
   * @param packets holds them
   * @param offset index of the first
   * @param count how many
   * @return how many events were put into queues
   */
  int accept(Packet[] packets, int offset, int count);
}
