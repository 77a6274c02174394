package org.odpj.linuxgeneric.pktio.loop;

import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * One output queue of a loop.
 *
 * <p>A packet of the interface's own pool that shares no data comes back itself, any other as a
 * copy. As on a wire, the receiver sees the frame and nothing of the sender's metadata; a frame
 * longer than the interface allows is dropped by the sender ({@code txDropped}), one that the
 * pool's packets cannot hold is lost by the receiver ({@code rxErrors}). When the ring is full or
 * the pool empty, the packet is not taken.
 */
final class LoopSender implements Sender {
  /** No queue was chosen; hashes are not negative. */
  private static final int NO_HASH = -1;

  private final LoopDriver loop;
  private final int queue;
  private final QueueCounters counters;
  private final PacketPool pool;

  LoopSender(LoopDriver loop, int queue, QueueCounters counters, PacketPool pool) {
    this.loop = loop;
    this.queue = queue;
    this.counters = counters;
    this.pool = pool;
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    LoopInput[] inputs = loop.inputs();
    if (inputs.length == 0) {
      return vanish(packets, offset, count);
    }
    if (loop.hashed()) {
      return spread(inputs, packets, offset, count);
    }
    LoopInput input = inputs[queue % inputs.length];
    LoopRing ring = input.ring;
    ring.lock.lock();
    try {
      return pass(input, packets, offset, count, NO_HASH);
    } finally {
      ring.lock.unlock();
    }
  }

  /** Nobody listens: the frames leave and that is all. */
  private int vanish(Packet[] packets, int offset, int count) {
    counters.add(Count.PACKETS, count);
    counters.add(Count.OCTETS, Bursts.octets(packets, offset, count));
    Bursts.free(packets, offset, count);
    return count;
  }

  /** Each packet to the input queue of its flow; a full one ends the prefix. */
  private int spread(LoopInput[] inputs, Packet[] packets, int offset, int count) {
    for (int i = 0; i < count; i++) {
      int hash = FlowHash.of(packets[offset + i]);
      LoopInput input = inputs[hash % inputs.length];
      LoopRing ring = input.ring;
      ring.lock.lock();
      try {
        if (pass(input, packets, offset + i, 1, hash) == 0) {
          return i;
        }
      } finally {
        ring.lock.unlock();
      }
    }
    return count;
  }

  /** Sends to one input queue. The caller holds its ring's lock. */
  private int pass(LoopInput input, Packet[] packets, int offset, int count, int hash) {
    int space = input.ring.space();
    int sent = 0;
    int taken = 0;
    long octets = 0;
    for (; taken < count && sent < space; taken++) {
      Packet packet = packets[offset + taken];
      int length = packet.length();
      if (length > loop.maxFrameLength()) {
        counters.add(Count.DROPPED, 1);
        packet.free();
        continue;
      }
      if (!arrive(packet, length, input, hash)) {
        break;
      }
      sent++;
      octets += length;
    }
    counters.add(Count.PACKETS, sent);
    counters.add(Count.OCTETS, octets);
    return taken;
  }

  /** Puts one packet into the ring as a receiver would see it; false if there is no buffer. */
  private boolean arrive(Packet packet, int length, LoopInput input, int hash) {
    if (Bursts.isOf(packet, pool) && !packet.hasReferences() && !packet.isReferencing()) {
      packet.resetMetadata();
      put(packet, input, hash);
      return true;
    }
    if (length > pool.maxLength()) {
      input.counters.add(Count.ERRORS, 1);
      packet.free();
      return true;
    }
    Packet copy = pool.alloc(length);
    if (copy == null) {
      return false;
    }
    copy.copyFrom(0, packet, 0, length);
    packet.free();
    put(copy, input, hash);
    return true;
  }

  /** The packet tells the hash by which its queue was chosen. */
  private static void put(Packet packet, LoopInput input, int hash) {
    if (hash != NO_HASH) {
      packet.flowHash(hash);
    }
    input.ring.put(packet);
  }
}
