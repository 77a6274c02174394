package org.odpj.accel.async;

import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import org.odpj.config.OdpLog;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.spi.check.Ledger;

/**
 * Puts completions into queues, in the order of submission.
 *
 * <p>A completion whose queue is full waits for room, and those behind it with it; so the ring
 * fills and submitters are told. A completion whose queue is closed is freed.
 */
@SuppressWarnings("ReferenceEquality") // Packets and queues are themselves.
final class Delivery<O> {
  private static final int YIELDS = 100;
  private static final long PARK_NANOS = 50_000;

  private final String engine;
  private final Operations<O> operations;
  private final OdpLog log;
  private final boolean check;
  private volatile boolean stopping;

  Delivery(String engine, Operations<O> operations, OdpLog log, boolean check) {
    this.engine = engine;
    this.operations = operations;
    this.log = log;
    this.check = check;
  }

  /** From now on nothing waits: what a full queue does not take is freed. */
  void stop() {
    stopping = true;
  }

  void deliver(Batch<O> batch) {
    for (int i = 0; i < batch.count; i++) {
      operations.complete(batch.inputs[i], batch.outputs[i], batch.ops[i]);
      // Before the event is out: who has the last completion may close the session.
      batch.sessions[i].completed();
    }
    if (check) {
      giveBack(batch.inputs, batch.outputs, 0, batch.count);
    }
    for (int from = 0; from < batch.count; ) {
      Queue queue = batch.sessions[from].completionQueue();
      int to = from + 1;
      while (to < batch.count && batch.sessions[to].completionQueue() == queue) {
        to++;
      }
      int refused = enqueue(queue, batch.outputs, from, to);
      free(batch, refused, to);
      from = to;
    }
  }

  /** With checks, packets are the application's again. */
  void giveBack(Packet[] inputs, Packet[] outputs, int offset, int count) {
    String from = "given back by " + engine;
    Ledger.handBack(outputs, offset, count, from);
    for (int i = offset; i < offset + count; i++) {
      if (inputs[i] != outputs[i]) {
        Ledger.handBack(inputs, i, 1, from);
      }
    }
  }

  /** Waits for room; the index of the first packet that the queue will never take. */
  private int enqueue(Queue queue, Packet[] packets, int from, int to) {
    int at = from;
    try {
      for (int misses = 0; at < to && !(stopping && misses > 0); misses++) {
        int taken = queue.enqueue(packets, at, to - at);
        at += taken;
        if (taken > 0) {
          misses = 0;
        } else {
          pause(misses);
        }
      }
    } catch (IllegalStateException e) {
      log.log(
          Level.WARNING,
          "%s: %d completions are freed, because their queue refuses them: %s"
              .formatted(engine, to - at, e.getMessage()));
    }
    return at;
  }

  private static <O> void free(Batch<O> batch, int from, int to) {
    for (int i = from; i < to; i++) {
      if (batch.inputs[i] != batch.outputs[i]) {
        batch.inputs[i].free();
      }
      batch.outputs[i].free();
    }
  }

  // The queue's reader may need this CPU.
  @SuppressWarnings("ThreadPriorityCheck")
  private static void pause(int misses) {
    if (misses < YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(PARK_NANOS);
    }
  }
}
