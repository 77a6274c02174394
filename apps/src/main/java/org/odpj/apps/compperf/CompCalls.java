package org.odpj.apps.compperf;

import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.RunFailure;
import org.odpj.comp.Comp;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompStatus;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/** Operations on one set of packets, again and again, in any mode. Used by one thread. */
final class CompCalls {
  private final Comp engine;
  private final Packet[] inputs;
  private final Packet[] outputs;
  private final CompOp[] ops;
  private final int burst;
  private final @Nullable Queue completions;
  private final @Nullable Scheduler scheduler;
  private final Event[] events;
  private final Idle idle;
  private int inFlight;

  /**
   * Calls.
   *
   * @param inputs one for each operation
   * @param outputs likewise
   * @param burst operations a call at most
   * @param completions null for synchronous operations
   * @param scheduler of a scheduled completion queue; null for a plain one
   */
  CompCalls(
      Comp engine,
      Packet[] inputs,
      Packet[] outputs,
      CompOp[] ops,
      int burst,
      @Nullable Queue completions,
      @Nullable Scheduler scheduler,
      Idle idle) {
    this.engine = engine;
    this.inputs = inputs;
    this.outputs = outputs;
    this.ops = ops;
    this.burst = burst;
    this.completions = completions;
    this.scheduler = scheduler;
    this.events = new Event[ops.length];
    this.idle = idle;
  }

  void run(long count) {
    if (completions == null) {
      runSync(count);
    } else {
      runAsync(count, completions);
    }
  }

  private void runSync(long count) {
    int from = 0;
    for (long done = 0; done < count; ) {
      int now = (int) Math.min(Math.min(burst, ops.length - from), count - done);
      engine.operate(inputs, outputs, ops, from, now);
      for (int i = from; i < from + now; i++) {
        checkOk(ops[i]);
      }
      done += now;
      from = (from + now) % ops.length;
    }
  }

  /** Those that are not in flight are the first ones. */
  private void runAsync(long count, Queue queue) {
    long left = count;
    while (left > 0 || inFlight > 0) {
      int free = ops.length - inFlight;
      int now = (int) Math.min(left, Math.min(burst, free));
      if (now > 0) {
        int taken = engine.submit(inputs, outputs, ops, free - now, now);
        // What was refused of the burst closes the gap that those taken have left.
        System.arraycopy(inputs, free - now + taken, inputs, free - now, now - taken);
        System.arraycopy(outputs, free - now + taken, outputs, free - now, now - taken);
        System.arraycopy(ops, free - now + taken, ops, free - now, now - taken);
        inFlight += taken;
        left -= taken;
      }
      receive(queue);
    }
  }

  private void receive(Queue queue) {
    int got =
        scheduler == null
            ? queue.dequeue(events, 0, events.length)
            : scheduler.schedule(events, 0, events.length, Scheduler.NO_WAIT);
    if (got == 0) {
      idle.idle();
      return;
    }
    idle.reset();
    for (int i = 0; i < got; i++) {
      Packet output = (Packet) events[i];
      CompOp op = engine.result(output);
      checkOk(op);
      Packet input = op.input();
      if (input == null) {
        throw new IllegalStateException("a completion without its input");
      }
      int at = ops.length - inFlight;
      inputs[at] = input;
      outputs[at] = output;
      ops[at] = op;
      inFlight--;
    }
  }

  static void checkOk(CompOp op) {
    if (op.status() != CompStatus.SUCCESS) {
      throw new RunFailure("an operation ended with " + op.status(), null);
    }
  }
}
