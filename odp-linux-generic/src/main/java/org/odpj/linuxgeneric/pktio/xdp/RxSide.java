package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Receives on one queue of a device: packets are lent to the kernel by the fill ring, and come back
 * with frames in them by the receive ring.
 */
final class RxSide {
  private static final int BATCH = 32;

  private final PacketPool pool;
  private final Umem umem;
  private final QueueCounters counters;
  private final XskSocket socket;
  private final RingMemory fill;
  private final RingMemory rx;
  private final LentPackets lent;
  private final int target;
  private final Packet[] fresh = new Packet[BATCH];

  /** The pool's first packets, whose chunks would start before the memory: kept until the end. */
  private final Packet[] unfit = new Packet[Umem.MAX_UNFIT];

  private int unfitCount;
  private int filled;
  private int taken;
  private XskStatistics seen = XskStatistics.NONE;

  RxSide(XskSocket socket, PacketPool pool, Umem umem, QueueCounters counters, int target) {
    this.socket = socket;
    this.pool = pool;
    this.umem = umem;
    this.counters = counters;
    this.fill = socket.fill();
    this.rx = socket.rx();
    this.lent = new LentPackets(umem.length(), umem.frameLength());
    this.target = target;
  }

  /** Lends packets until the kernel has as many as it shall have, or the pool is empty. */
  void lend() {
    while (target - lent.count() >= BATCH) {
      int got = pool.alloc(umem.frameLength(), fresh, 0, BATCH);
      for (int i = 0; i < got; i++) {
        lend(fresh[i]);
      }
      fill.producer(filled);
      if (got < BATCH) {
        break;
      }
    }
  }

  private void lend(Packet packet) {
    long chunk = umem.chunkOf(packet.dataOffset());
    if (chunk < 0) {
      unfit[unfitCount++] = packet;
      return;
    }
    lent.add(packet);
    fill.memory().set(JAVA_LONG, fill.at8(filled++), chunk);
  }

  int receive(Packet[] packets, int offset, int count) {
    if (target - lent.count() >= BATCH) {
      lend();
    }
    int available = Math.min(rx.producer() - taken, count);
    int received = 0;
    for (int i = 0; i < available; i++) {
      long at = rx.at16(taken + i);
      Packet packet = lent.take(umem.dataOffset(rx.memory().get(JAVA_LONG, at)));
      int length = rx.memory().get(JAVA_INT, at + 8);
      if (packet == null || length <= 0 || length > umem.frameLength()) {
        counters.add(Count.ERRORS, 1);
        continue;
      }
      if (length < umem.frameLength()) {
        packet.pullTail(umem.frameLength() - length);
      }
      packets[offset + received++] = packet;
    }
    if (available > 0) {
      taken += available;
      rx.consumer(taken);
    }
    return received;
  }

  /** Brings the counters up to date with what the kernel dropped. */
  void readCounters() {
    XskStatistics now = socket.statistics();
    counters.add(Count.NO_DESCRIPTOR, now.ringFull() - seen.ringFull());
    counters.add(Count.NO_BUFFER, now.noChunk() - seen.noChunk());
    counters.add(Count.ERRORS, now.tooLong() - seen.tooLong());
    seen = now;
  }

  /** Takes back all packets. Called when the socket is closed. */
  void free() {
    lent.free();
    pool.free(unfit, 0, unfitCount);
    unfitCount = 0;
  }
}
