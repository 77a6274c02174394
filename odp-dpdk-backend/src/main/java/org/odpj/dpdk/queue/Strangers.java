package org.odpj.dpdk.queue;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import org.odpj.config.OdpLog;

/** Mbufs that came out of rings and belong to pools that this process does not know. */
final class Strangers {
  private final OdpLog log;
  private final AtomicLong freed = new AtomicLong();

  Strangers(OdpLog log) {
    this.log = log;
  }

  /** They went back to their pools; the first time says it aloud. */
  void freed(String queue, int count) {
    if (freed.getAndAdd(count) == 0) {
      log.log(
          Level.WARNING,
          ("queue '%s': an mbuf came of a pool that no open pool of this process is; such ones are"
                  + " freed: other processes may put in only mbufs of this one's pools")
              .formatted(queue));
    }
  }

  /** One line at the end, if there were any. */
  void report() {
    if (freed.get() > 0) {
      log.log(Level.WARNING, "%d mbufs of unknown pools were freed".formatted(freed.get()));
    }
  }
}
