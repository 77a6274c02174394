package org.odpj.linuxgeneric.timer;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpLog;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.spi.BackendContext;
import org.odpj.spi.check.Ledger;

/**
 * What a timer pool's driver puts into queues. An event that a full queue does not take waits here,
 * and all later ones for that queue behind it, so that none is lost and none overtakes; other
 * queues do not wait for it. An event whose queue is closed is freed.
 */
final class Deliveries {
  private final String pool;
  private final OdpLog log;
  private final boolean check;

  /** The events that wait, of each queue that was full; of no other queue. */
  private final IdentityHashMap<Queue, ArrayDeque<Event>> late = new IdentityHashMap<>();

  private final LongAdder count = new LongAdder();

  Deliveries(String pool, BackendContext context) {
    this.pool = pool;
    this.log = context.log();
    this.check = context.config().get(ApiKeys.CHECK);
  }

  /** The application hands an event over to a timer; returns the event. */
  <E extends Event> E taken(E event) {
    if (check) {
      Ledger.handOver(new Event[] {event}, 0, 1, "given to a timer");
    }
    return event;
  }

  /** The application gets an event back. */
  void givenBack(Event event) {
    if (check) {
      Ledger.handBack(new Event[] {event}, 0, 1, "given back by a timer");
    }
  }

  /** Puts an event into a queue, now or later. */
  void deliver(Queue queue, Event event) {
    ArrayDeque<Event> waiting = late.isEmpty() ? null : late.get(queue);
    if (waiting != null) {
      waiting.addLast(event);
    } else if (!put(queue, event)) {
      late.computeIfAbsent(queue, full -> new ArrayDeque<>()).addLast(event);
    }
  }

  /** Whether nothing waits. */
  boolean isDone() {
    return late.isEmpty();
  }

  /** Tries again. */
  void retry() {
    if (late.isEmpty()) {
      return;
    }
    for (Iterator<Map.Entry<Queue, ArrayDeque<Event>>> it = late.entrySet().iterator();
        it.hasNext(); ) {
      Map.Entry<Queue, ArrayDeque<Event>> full = it.next();
      if (putAll(full.getKey(), full.getValue())) {
        it.remove();
      }
    }
  }

  private boolean putAll(Queue queue, ArrayDeque<Event> waiting) {
    while (!waiting.isEmpty() && put(queue, waiting.getFirst())) {
      waiting.removeFirst();
    }
    return waiting.isEmpty();
  }

  /** Frees what waits. */
  void abandon() {
    for (ArrayDeque<Event> waiting : late.values()) {
      for (Event event : waiting) {
        givenBack(event);
        event.free();
      }
    }
    late.clear();
  }

  /** Events that went to queues. */
  long count() {
    return count.sum();
  }

  private boolean put(Queue queue, Event event) {
    givenBack(event);
    try {
      if (queue.enqueue(event)) {
        count.increment();
        return true;
      }
      taken(event);
      return false;
    } catch (RuntimeException e) {
      log.log(
          Level.WARNING,
          "timer pool '%s': an event is freed, because its queue refuses it: %s"
              .formatted(pool, e));
      event.free();
      return true;
    }
  }
}
