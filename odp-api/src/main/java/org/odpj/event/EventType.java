package org.odpj.event;

/** What kind of event (ODP: {@code odp_event_type_t}). */
public enum EventType {
  /** A {@code Buffer}. */
  BUFFER,
  /** A {@code Packet}. */
  PACKET
}
