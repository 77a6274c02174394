package org.odpj.packet;

/** What a meter thinks of a packet (ODP: {@code odp_packet_color_t}). */
public enum Color {
  /** Within the committed rate. */
  GREEN,
  /** Above the committed rate, within the excess. */
  YELLOW,
  /** Beyond what was agreed. */
  RED
}
