package org.odpj.event;

/** What an event is beyond its type (ODP: {@code odp_event_subtype_t}). */
public enum EventSubtype {
  /** The type has no subtypes (ODP: {@code ODP_EVENT_NO_SUBTYPE}). */
  NONE,
  /** A packet like any other. */
  PACKET_BASIC,
  /** A packet that says that a crypto operation is complete. */
  PACKET_CRYPTO,
  /** A packet that says that a compression operation is complete. */
  PACKET_COMP
}
