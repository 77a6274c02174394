package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Sends on one queue of a device: packets of the interface's pool are lent to the kernel as they
 * are and freed when it says that they are done; others, and those in several segments, are copied
 * into one of that pool first.
 *
 * <p>A packet counts as sent when the kernel has taken it from the ring. While the device is down,
 * at most a burst stays in the ring; what is sent meanwhile is dropped and counted.
 */
final class TxSide {
  private static final int MSG_DONTWAIT = 0x40;

  private final PacketPool pool;
  private final Umem umem;
  private final QueueCounters counters;
  private final int fd;
  private final RingMemory tx;
  private final RingMemory completion;
  private final Errno errno;

  /** What is in the ring or on its way, each at the place of its descriptor. */
  private final @Nullable Packet[] inFlight = new Packet[RingMemory.SIZE];

  private final long[] addresses = new long[RingMemory.SIZE];

  private int produced;
  private int sent;
  private int oldest;
  private int completed;

  TxSide(XskSocket socket, PacketPool pool, Umem umem, QueueCounters counters, Arena arena) {
    this.pool = pool;
    this.umem = umem;
    this.counters = counters;
    this.fd = socket.fd();
    this.tx = socket.tx();
    this.completion = socket.completion();
    this.errno = new Errno(arena);
  }

  int send(Packet[] packets, int offset, int count) {
    complete();
    if (produced != sent && isGone(kick())) {
      return drop(packets, offset, count);
    }
    int taken = 0;
    int room = RingMemory.SIZE - (produced - oldest);
    while (taken < count && taken < room && put(packets[offset + taken])) {
      taken++;
    }
    if (taken > 0) {
      tx.producer(produced);
      kick();
    }
    return taken;
  }

  /** False if the packet cannot be taken now. */
  private boolean put(Packet packet) {
    Packet own = packet;
    int length = packet.length();
    if (!Bursts.isOf(packet, pool) || packet.segmentLength() != length || length > umem.chunk()) {
      if (length > umem.frameLength()) {
        counters.add(Count.DROPPED, 1);
        packet.free();
        return true;
      }
      Packet copy = pool.alloc(length);
      if (copy == null) {
        return false;
      }
      copy.copyFrom(0, packet, 0, length);
      packet.free();
      own = copy;
    }
    long address = umem.address(own.dataOffset());
    long at = tx.at16(produced);
    tx.memory().set(JAVA_LONG, at, address);
    tx.memory().set(JAVA_INT, at + 8, length);
    tx.memory().set(JAVA_INT, at + 12, 0);
    int place = produced & RingMemory.MASK;
    inFlight[place] = own;
    addresses[place] = address;
    produced++;
    return true;
  }

  /** Has the kernel send what is in the ring; returns the error that stopped it, 0 if none did. */
  private int kick() {
    int error;
    do {
      error = tx.needsWakeup() ? (int) SocketCalls.kick(errno, fd, MSG_DONTWAIT) : 0;
    } while (advance() && produced != sent);
    return -error;
  }

  /** Counts what the kernel has taken; false if that is nothing new. */
  private boolean advance() {
    int now = tx.consumer();
    int packets = now - sent;
    long octets = 0;
    for (; sent != now; sent++) {
      octets += tx.memory().get(JAVA_INT, tx.at16(sent) + 8);
    }
    if (packets > 0) {
      counters.add(Count.PACKETS, packets);
      counters.add(Count.OCTETS, octets);
    }
    return packets > 0;
  }

  private int drop(Packet[] packets, int offset, int count) {
    Bursts.free(packets, offset, count);
    counters.add(Count.DROPPED, count);
    return count;
  }

  private static boolean isGone(int error) {
    return error == Errno.ENETDOWN || error == Errno.ENXIO || error == Errno.ENODEV;
  }

  /** Frees what the kernel is done with: nearly always the oldest, but in any order. */
  private void complete() {
    int end = completion.producer();
    if (end == completed) {
      return;
    }
    for (; completed != end; completed++) {
      long address = completion.memory().get(JAVA_LONG, completion.at8(completed));
      for (int i = oldest; i != produced; i++) {
        int place = i & RingMemory.MASK;
        Packet packet = inFlight[place];
        if (packet != null && addresses[place] == address) {
          packet.free();
          inFlight[place] = null;
          break;
        }
      }
      while (oldest != produced && inFlight[oldest & RingMemory.MASK] == null) {
        oldest++;
      }
    }
    completion.consumer(completed);
  }

  /** Has the kernel send what is left, and counts as dropped what it does not take. */
  void finish() {
    kick();
    counters.add(Count.DROPPED, produced - sent);
  }

  /** Takes back all packets. Called when the socket is closed. */
  void free() {
    for (int i = 0; i < inFlight.length; i++) {
      Packet packet = inFlight[i];
      if (packet != null) {
        packet.free();
        inFlight[i] = null;
      }
    }
  }
}
