package org.odpj;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktioOpMode;
import org.odpj.queue.QueueOpMode;

/**
 * A plain queue whose dequeue polls an input queue, for interfaces of {@link
 * org.odpj.pktio.PktinMode#QUEUE}.
 *
 * <p>An array of packets goes to the input queue as it is. Other arrays cannot, since they must not
 * be written by code that is compiled for packets; theirs go by an array of packets in between.
 */
final class PktinEventQueue extends PktioEventQueue {
  private final PktinQueue input;
  private final @Nullable VectorFill vectors;

  /** Also the lock of those that use it. */
  private final Packet[] between;

  /** Packets that found no vector, from {@link #left} on. */
  private int left;

  private int filled;

  /**
   * A queue over an input queue.
   *
   * @param name its name
   * @param input what is polled
   * @param mode how {@code input} was configured
   * @param vectors whether packets come in vectors; null for not
   */
  PktinEventQueue(String name, PktinQueue input, PktioOpMode mode, @Nullable VectorFill vectors) {
    super(name, QueueOpMode.DISABLED, mode(mode));
    this.input = input;
    this.vectors = vectors;
    this.between = new Packet[vectors == null ? BURST : vectors.most()];
  }

  @Override
  public boolean enqueue(Event event) {
    throw disabled("enqueue");
  }

  @Override
  public int enqueue(Event[] events, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, events.length);
    throw disabled("enqueue");
  }

  @Override
  public @Nullable Event dequeue() {
    synchronized (between) {
      return vectors == null ? single() : vector(vectors);
    }
  }

  private @Nullable Event single() {
    return input.recv(between, 0, 1) == 1 ? between[0] : null;
  }

  /** Where the pool has no vector, packets come one by one. */
  private @Nullable Event vector(VectorFill how) {
    if (left == filled) {
      left = 0;
      filled = input.recv(between, 0, between.length);
      if (filled == 0) {
        return null;
      }
    }
    Event vector = how.maker().of(between, left, filled - left);
    if (vector == null) {
      return between[left++];
    }
    left = filled;
    return vector;
  }

  @Override
  public int dequeue(Event[] events, int offset, int count) {
    if (vectors != null) {
      return vectors(events, offset, count, vectors);
    }
    if (events instanceof Packet[] packets) {
      return input.recv(packets, offset, count);
    }
    Objects.checkFromIndexSize(offset, count, events.length);
    int done = 0;
    synchronized (between) {
      while (done < count) {
        int wanted = Math.min(BURST, count - done);
        int taken = input.recv(between, 0, wanted);
        System.arraycopy(between, 0, events, offset + done, taken);
        done += taken;
        if (taken < wanted) {
          break;
        }
      }
    }
    return done;
  }

  private int vectors(Event[] events, int offset, int count, VectorFill how) {
    Objects.checkFromIndexSize(offset, count, events.length);
    synchronized (between) {
      for (int done = 0; done < count; done++) {
        Event event = vector(how);
        if (event == null) {
          return done;
        }
        events[offset + done] = event;
      }
    }
    return count;
  }
}
