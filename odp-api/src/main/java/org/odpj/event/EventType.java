package org.odpj.event;

/** What kind of event (ODP: {@code odp_event_type_t}). */
public enum EventType {
  /** A {@code Buffer}. */
  BUFFER,
  /** A {@code Packet}. */
  PACKET,
  /** A {@code Timeout}. */
  TIMEOUT,
  /** An {@code EventVector}. */
  EVENT_VECTOR,
  /** A {@code PacketVector}. */
  PACKET_VECTOR,
  /** A {@code TxCompletion}. */
  PACKET_TX_COMPLETION
}
