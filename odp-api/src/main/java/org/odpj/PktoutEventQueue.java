package org.odpj;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktoutQueue;
import org.odpj.queue.QueueOpMode;

/**
 * A plain queue whose enqueue sends by an output queue, for interfaces of {@link
 * org.odpj.pktio.PktoutMode#QUEUE}. Arrays are treated as {@link PktinEventQueue} does.
 */
final class PktoutEventQueue extends PktioEventQueue {
  private final PktoutQueue output;

  /** Also the lock of those that use it. */
  private final Packet[] between = new Packet[BURST];

  /**
   * A queue over an output queue.
   *
   * @param name its name
   * @param output what is sent by
   * @param mode how {@code output} was configured
   */
  PktoutEventQueue(String name, PktoutQueue output, PktioOpMode mode) {
    super(name, mode(mode), QueueOpMode.DISABLED);
    this.output = output;
  }

  @Override
  public boolean enqueue(Event event) {
    Packet packet = packet(event);
    synchronized (between) {
      between[0] = packet;
      return output.send(between, 0, 1) == 1;
    }
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    if (events instanceof Packet[] packets) {
      return output.send(packets, offset, count);
    }
    Objects.checkFromIndexSize(offset, count, events.length);
    for (int i = 0; i < count; i++) {
      packet(events[offset + i]);
    }
    int done = 0;
    synchronized (between) {
      while (done < count) {
        int wanted = Math.min(BURST, count - done);
        System.arraycopy(events, offset + done, between, 0, wanted);
        int sent = output.send(between, 0, wanted);
        done += sent;
        if (sent < wanted) {
          break;
        }
      }
    }
    return done;
  }

  @Override
  public @Nullable Event dequeue() {
    throw disabled("dequeue");
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    throw disabled("dequeue");
  }

  private Packet packet(Event event) {
    if (event instanceof Packet packet) {
      return packet;
    }
    throw new IllegalArgumentException(
        "the queue '%s' sends packets, and the event is a %s".formatted(name(), event.type()));
  }
}
