package org.odpj.packet;

import org.odpj.queue.Queue;

/**
 * How the application wants to hear that a packet has been sent or dropped (ODP: {@code
 * odp_packet_tx_compl_opt_t}). Make one and use it for many packets.
 */
public sealed interface CompletionRequest {
  /**
   * By a {@link TxCompletion}. While its queue is full it waits for the next send on the interface.
   *
   * @param queue gets it
   */
  record ToQueue(Queue queue) implements CompletionRequest {}

  /**
   * By a status that the application polls.
   *
   * @param id which status, 0 to the configured number - 1; of one packet at a time
   */
  record Poll(int id) implements CompletionRequest {
    /** Refuses a negative id. */
    public Poll {
      if (id < 0) {
        throw new IllegalArgumentException("completion id " + id + " is less than 0");
      }
    }
  }
}
