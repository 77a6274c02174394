package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.Idle;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;
import org.odpj.schedule.Scheduler;

/** Operations whose completions come by a queue, with some in flight. */
final class AsyncCalls extends Calls {
  private final Crypto engine;
  private final Queue completions;
  private final @Nullable Scheduler scheduler;
  private final int most;
  private final CryptoOp[] next;
  private final Event[] events;
  private final Packet[] done;
  private final Idle idle;
  private int inFlight;

  /**
   * Calls.
   *
   * @param scheduler of a scheduled completion queue; null for a plain one
   */
  AsyncCalls(
      CryptoPerfParam param,
      Crypto engine,
      CryptoSession session,
      int payload,
      PacketPool pool,
      PrintWriter out,
      Queue completions,
      @Nullable Scheduler scheduler,
      Idle idle) {
    super(param, session, payload, pool, out);
    this.engine = engine;
    this.completions = completions;
    this.scheduler = scheduler;
    this.most = param.together();
    this.next = new CryptoOp[most];
    this.events = new Event[most];
    this.done = new Packet[most];
    this.idle = idle;
  }

  @Override
  void run(long count) {
    long left = count;
    while (left > 0 || inFlight > 0) {
      int now = (int) Math.min(left, Math.min(burst, most - inFlight));
      if (now > 0) {
        submit(now);
        left -= now;
      }
      receive();
    }
  }

  /** The operations that are not in flight are the first ones. */
  private void submit(int count) {
    take(count);
    int free = most - inFlight;
    System.arraycopy(ops, free - count, next, 0, count);
    inFlight += count;
    for (int taken = 0; taken < count; ) {
      int now = engine.submit(packets, next, taken, count - taken);
      if (now == 0) {
        idle.idle();
      }
      taken += now;
    }
  }

  private void receive() {
    int got =
        scheduler == null
            ? completions.dequeue(events, 0, most)
            : scheduler.schedule(events, 0, most, Scheduler.NO_WAIT);
    if (got == 0) {
      idle.idle();
      return;
    }
    idle.reset();
    for (int i = 0; i < got; i++) {
      done[i] = (Packet) events[i];
      CryptoOp op = engine.result(done[i]);
      checkOk(op);
      ops[most - inFlight] = op;
      inFlight--;
    }
    giveBack(done, got);
  }
}
