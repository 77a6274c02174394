package org.odpj.pktio;

import org.odpj.packet.Packet;

/** One output queue of an interface (ODP: {@code odp_pktout_queue_t}). */
public interface PktoutQueue {
  /**
   * Gives packets to the interface, without waiting (ODP: {@code odp_pktout_send}).
   *
   * <p>Takes a prefix: the caller still owns what was not taken, and decides whether to try again
   * or to drop. Packets of any pool and any backend may be sent; those of the interface's own kind
   * are sent without a copy. Thread-safe if the queue was configured with {@link PktioOpMode#MT}.
   *
   * <pre>{@code
   * int sent = queue.send(burst, 0, n);
   * if (sent < n) {
   *   dropped += n - sent;
   *   Event.freeAll(burst, sent, n - sent);
   * }
   * }</pre>
   *
   * @param packets holds them
   * @param offset index of the first
   * @param count how many
   * @return how many were taken, 0 to {@code count}; 0 while the interface is stopped
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing was taken
   */
  int send(Packet[] packets, int offset, int count);
}
