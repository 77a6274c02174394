package org.odpj.linuxgeneric.classify;

import org.jspecify.annotations.Nullable;
import org.odpj.classify.CosParam;
import org.odpj.classify.CosStatistics;
import org.odpj.classify.Threshold;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketVector;
import org.odpj.packet.PktinVectors;
import org.odpj.queue.Queue;
import org.odpj.spi.PacketVectorFill;

/** The way from a class into one of its queues. */
final class Outlet {
  private final LinuxCos cos;
  private final Queue queue;
  private final @Nullable EarlyDrop early;
  private final @Nullable PktinVectors vectors;
  private final Counters counters = new Counters();

  Outlet(LinuxCos cos, Queue queue) {
    CosParam param = cos.param();
    Threshold red = param.red();
    this.cos = cos;
    this.queue = queue;
    this.early = red == null ? null : new EarlyDrop(red);
    this.vectors = param.vectors();
  }

  Queue queue() {
    return queue;
  }

  CosStatistics statistics() {
    return counters.snapshot();
  }

  /**
   * Takes packets over; those that the queue does not take are freed.
   *
   * @param packets used as room for work
   * @param count how many, 1 or more
   * @return how many events were put into the queue
   */
  int put(Packet[] packets, int count) {
    int admitted = early == null ? count : admit(early, packets, count);
    int moved = move(packets, admitted);
    int events = vectors == null ? pass(packets, 0, moved) : passVectors(vectors, packets, moved);
    discard(count - moved);
    return events;
  }

  /** Drops some at random and closes the gaps. */
  private int admit(EarlyDrop drop, Packet[] packets, int count) {
    int level = Level.of(drop.threshold(), queue, poolOf(packets[0]));
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (drop.drops(level)) {
        packets[i].free();
      } else {
        packets[kept++] = packets[i];
      }
    }
    return kept;
  }

  private PacketPool poolOf(Packet packet) {
    PacketPool pool = cos.pool();
    return pool == null ? packet.pool() : pool;
  }

  /** Moves packets to the class's pool; drops those for which it has no room. */
  private int move(Packet[] packets, int count) {
    PacketPool pool = cos.pool();
    if (pool == null) {
      return count;
    }
    int moved = 0;
    for (int i = 0; i < count; i++) {
      Packet there = move(packets[i], pool);
      if (there != null) {
        packets[moved++] = there;
      }
    }
    return moved;
  }

  private static @Nullable Packet move(Packet packet, PacketPool pool) {
    if (packet.pool().equals(pool)) {
      return packet;
    }
    Packet copy = packet.copy(pool);
    packet.free();
    return copy;
  }

  private int pass(Packet[] packets, int offset, int count) {
    int end = offset + count;
    long octets = octets(packets, offset, end);
    long errors = errors(packets, offset, end);
    int rest = offset + queue.enqueue(packets, offset, count);
    octets -= octets(packets, rest, end);
    errors -= errors(packets, rest, end);
    Event.freeAll(packets, rest, end - rest);
    counters.came(rest - offset, octets, errors);
    discard(end - rest);
    return rest - offset;
  }

  private int passVectors(PktinVectors how, Packet[] packets, int count) {
    int events = 0;
    for (int at = 0; at < count; at += how.maxPackets()) {
      int size = Math.min(how.maxPackets(), count - at);
      PacketVector vector = PacketVectorFill.of(how, packets, at, size);
      events += vector == null ? pass(packets, at, size) : pass(vector, packets, at, size);
    }
    return events;
  }

  private int pass(PacketVector vector, Packet[] packets, int offset, int count) {
    long octets = octets(packets, offset, offset + count);
    long errors = errors(packets, offset, offset + count);
    if (queue.enqueue(vector)) {
      counters.came(count, octets, errors);
      return 1;
    }
    vector.free();
    discard(count);
    return 0;
  }

  private static long octets(Packet[] packets, int from, int end) {
    long octets = 0;
    for (int i = from; i < end; i++) {
      octets += packets[i].length();
    }
    return octets;
  }

  private static long errors(Packet[] packets, int from, int end) {
    long errors = 0;
    for (int i = from; i < end; i++) {
      errors += packets[i].hasError() ? 1 : 0;
    }
    return errors;
  }

  private void discard(int count) {
    counters.discarded(count);
    cos.counters().discarded(count);
  }
}
