package org.odpj.packet;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.event.EventType;

/**
 * Tells that a packet has been sent or dropped (ODP: {@code odp_packet_tx_compl_t}). The interface
 * makes it for a {@link CompletionRequest.ToQueue}; the application frees it.
 */
public abstract class TxCompletion extends Event {
  /** For packet output. */
  protected TxCompletion() {}

  @Override
  public final EventType type() {
    return EventType.PACKET_TX_COMPLETION;
  }

  /**
   * The packet's user pointer when it was given to output (ODP: {@code
   * odp_packet_tx_compl_user_ptr}).
   *
   * @return what it was, maybe null
   */
  public abstract @Nullable Object userPointer();

  /** It has none. */
  @Override
  public final MemorySegment userArea() {
    return MemorySegment.NULL;
  }
}
