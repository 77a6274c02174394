package org.odpj.validation.cases;

import org.odpj.packet.ExternalPacketPool;
import org.odpj.validation.suite.Variant;

/** How long the packets are that a pool of foreign memory is asked for. */
enum ExternalLength implements Variant {
  ALLOC,
  ALLOC_MAX,
  ALLOC_SEG;

  /** Bytes: half a buffer, all that one holds, half a buffer more. */
  int of(ExternalPacketPool pool) {
    int first = pool.param().length();
    int half = pool.externalParam().bufferSize() / 2;
    return switch (this) {
      case ALLOC -> Math.min(first, half);
      case ALLOC_MAX -> first;
      case ALLOC_SEG -> first + half;
    };
  }

  /** Segments of such a packet. */
  int segments() {
    return this == ALLOC_SEG ? 2 : 1;
  }
}
