package org.odpj.linuxgeneric.classify;

import java.util.concurrent.atomic.AtomicLong;
import org.odpj.classify.CosStatistics;

/** Counters that any thread adds to, a burst at a time. */
final class Counters {
  private final AtomicLong packets = new AtomicLong();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicLong discards = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  void came(long count, long bytes, long wrong) {
    packets.getAndAdd(count);
    octets.getAndAdd(bytes);
    if (wrong != 0) {
      errors.getAndAdd(wrong);
    }
  }

  void discarded(long count) {
    if (count != 0) {
      discards.getAndAdd(count);
    }
  }

  CosStatistics snapshot() {
    return new CosStatistics(packets.get(), octets.get(), discards.get(), errors.get());
  }
}
