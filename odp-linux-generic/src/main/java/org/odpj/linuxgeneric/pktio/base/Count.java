package org.odpj.linuxgeneric.pktio.base;

/** What a queue counts. Every packet is one of the causes, never two. */
public enum Count {
  /** Received, or sent. */
  PACKETS(0),
  /** Bytes of these. */
  OCTETS(1),
  /** Lost because the ring or socket was full. */
  NO_DESCRIPTOR(2),
  /** Lost because the pool was empty. */
  NO_BUFFER(3),
  /** Could not be taken: damaged or too long. */
  ERRORS(4),
  /** Accepted for sending, then not sent. */
  DROPPED(5);

  /** How many cells a queue needs. */
  static final int CELLS = 6;

  /** Where a queue keeps it. */
  final int cell;

  Count(int cell) {
    this.cell = cell;
  }
}
