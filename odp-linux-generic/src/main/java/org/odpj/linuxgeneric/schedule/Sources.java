package org.odpj.linuxgeneric.schedule;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.odpj.spi.EventSource;

/**
 * What threads poll between events. Each source is polled by one thread at a time; a thread that
 * finds it taken goes on, for whoever has it does the work.
 */
final class Sources {
  private volatile Polled[] all = {};

  synchronized void add(EventSource source) {
    Polled[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = new Polled(source);
    all = more;
  }

  /** Waits until no thread is in the source. */
  @SuppressWarnings("ReferenceEquality") // A source is itself.
  synchronized void remove(EventSource source) {
    for (Polled one : all) {
      if (one.source == source) {
        all = Arrays.stream(all).filter(other -> other != one).toArray(Polled[]::new);
        while (!one.taken.compareAndSet(false, true)) {
          Thread.onSpinWait();
        }
        return; // It stays taken, for threads that still have the old array.
      }
    }
  }

  /** Polls every source that no other thread is in; whether any had something. */
  boolean poll() {
    boolean found = false;
    for (Polled one : all) {
      if (one.taken.compareAndSet(false, true)) {
        try {
          found |= one.source.poll() > 0;
        } finally {
          one.taken.set(false);
        }
      }
    }
    return found;
  }

  boolean isEmpty() {
    return all.length == 0;
  }

  private static final class Polled {
    final EventSource source;
    final AtomicBoolean taken = new AtomicBoolean();

    Polled(EventSource source) {
      this.source = source;
    }
  }
}
