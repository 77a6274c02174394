package org.odpj.apps.packetgen;

import org.odpj.apps.run.Counters;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktoutQueue;

/**
 * Sends the frames of one stream. A frame that the output does not take keeps its number and is
 * tried again: a full output slows the stream down, it does not make a gap.
 */
final class Sender {
  private final int stream;
  private final PktoutQueue output;
  private final PacketPool pool;
  private final FrameTemplate template;
  private final Pace pace;
  private final Packet[] burst;
  private final long count;
  private final Counters counters = new Counters(1);
  private long next;

  Sender(
      int stream,
      PktoutQueue output,
      PacketPool pool,
      FrameTemplate template,
      PacketGenParam param) {
    this.stream = stream;
    this.output = output;
    this.pool = pool;
    this.template = template;
    this.pace = new Pace(param.rate(), System.nanoTime());
    this.burst = new Packet[param.burst()];
    this.count = param.count() == 0 ? Long.MAX_VALUE : param.count();
  }

  /**
   * Sends what is due.
   *
   * @return how many frames were sent
   */
  int poll() {
    long now = System.nanoTime();
    int due = pace.allowed(now, (int) Math.min(burst.length, count - next));
    if (due == 0) {
      return 0;
    }
    int allocated = pool.alloc(template.length(), burst, 0, due);
    for (int i = 0; i < allocated; i++) {
      template.fill(burst[i], stream, (int) (next + i), now);
    }
    int sent = output.send(burst, 0, allocated);
    if (sent < allocated) {
      Event.freeAll(burst, sent, allocated - sent);
    }
    next += sent;
    pace.sent(sent);
    counters.add(0, sent);
    return sent;
  }

  /** Whether all frames that were asked for are sent. */
  boolean complete() {
    return next >= count;
  }

  /** Frames sent so far; for any thread. */
  long sent() {
    return counters.get(0);
  }
}
