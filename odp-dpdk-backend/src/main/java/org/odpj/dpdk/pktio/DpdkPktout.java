package org.odpj.dpdk.pktio;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Ethdevs;
import org.odpj.dpdk.lib.Pointers;
import org.odpj.dpdk.pool.DpdkPacket;
import org.odpj.dpdk.pool.DpdkPacketPool;
import org.odpj.dpdk.pool.Lcore;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktoutQueue;
import org.odpj.spi.OrderedContext;
import org.odpj.spi.check.Ledger;

/** A transmit queue: one downcall into the driver a burst. */
final class DpdkPktout implements PktoutQueue {
  /** The most packets that one downcall takes; a call for more gets this many in. */
  private static final int MAX_BURST = 512;

  private final Driver driver;
  private final boolean segments;
  private final DpdkPacketPool pool;
  private final @Nullable QueueLock lock;

  /** What the ledgers of sent packets say; null if there are none. */
  private final @Nullable String note;

  private final Pointers mbufs = new Pointers(MAX_BURST);

  private MemorySegment function = MemorySegment.NULL;
  private long queue;
  private boolean started;
  private long octets;
  private long dropped;

  /**
   * A queue.
   *
   * @param name the interface's
   * @param segments whether the driver sends packets of several segments
   * @param pool where packets of other backends are copied into
   */
  DpdkPktout(
      String name, Driver driver, boolean segments, DpdkPacketPool pool, @Nullable QueueLock lock) {
    this.driver = driver;
    this.segments = segments;
    this.pool = pool;
    this.lock = lock;
    this.note = pool.isChecked() ? "sent on " + name : null;
  }

  /** Takes the driver's pointers, which are new after each start of the port. */
  void start(int port, int number) {
    function = Ethdevs.txFunction(port);
    queue = Ethdevs.txQueue(port, number);
    started = true;
  }

  void stop() {
    started = false;
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    OrderedContext.awaitTurn();
    if (lock == null) {
      return transmit(packets, offset, count);
    }
    lock.lock();
    try {
      return transmit(packets, offset, count);
    } finally {
      lock.unlock();
    }
  }

  private int transmit(Packet[] packets, int offset, int count) {
    if (!started) {
      return 0;
    }
    Lcore.current(); // so that the driver frees into this thread's cache
    int wanted = Math.min(count, MAX_BURST);
    for (int i = 0; i < wanted; i++) {
      if (!(packets[offset + i] instanceof DpdkPacket packet) || mustCopy(packet)) {
        return transmitCopy(packets, offset, i);
      }
      mbufs.set(i, packet.mbuf());
    }
    if (note == null) {
      return burst(packets, offset, wanted);
    }
    Ledger.send(packets, offset, wanted, note);
    int sent = burst(packets, offset, wanted);
    Ledger.handBack(packets, offset + sent, wanted - sent, "not " + note);
    for (int i = offset; i < offset + sent; i++) {
      ((DpdkPacket) packets[i]).disown();
    }
    return sent;
  }

  private int burst(Packet[] packets, int offset, int count) {
    return driver.ring() ? burstCounted(packets, offset, count) : burst(count);
  }

  /**
   * Where the receiver gets the very packet that was sent, it must be of its pool and share
   * nothing.
   */
  private boolean mustCopy(DpdkPacket packet) {
    return driver.ring()
        ? packet.pool() != pool || !packet.ownsItsData()
        : !segments && packet.segmentCount() > 1;
  }

  /**
   * Sends the packets before one that the driver cannot take as it is, such as one of another
   * backend; if it is the first, a copy of it. What cannot be copied into one that it can take is
   * dropped.
   */
  private int transmitCopy(Packet[] packets, int offset, int own) {
    if (own > 0) {
      return transmit(packets, offset, own);
    }
    Packet foreign = packets[offset];
    if (foreign.length() > (segments ? pool.maxLength() : pool.segmentLength())) {
      dropped++;
      foreign.free();
      return 1;
    }
    DpdkPacket copy = (DpdkPacket) foreign.copyPart(0, foreign.length(), pool);
    if (copy == null) {
      return 0;
    }
    if (!sendCopy(copy)) {
      copy.free();
      return 0;
    }
    octets += foreign.length();
    foreign.free();
    return 1;
  }

  private boolean sendCopy(DpdkPacket copy) {
    mbufs.set(0, copy.mbuf());
    if (note == null) {
      return burst(1) == 1;
    }
    Packet[] one = {copy};
    Ledger.send(one, 0, 1, note);
    int sent = burst(1);
    Ledger.handBack(one, 0, 1 - sent, "not " + note);
    return sent == 1;
  }

  private int burst(int count) {
    return driver.blocks()
        ? Ethdevs.burstBlocking(function, queue, mbufs.address(), count)
        : Ethdevs.burstShort(function, queue, mbufs.address(), count);
  }

  /** Reads the lengths before the burst: afterwards the packets are another's. */
  private int burstCounted(Packet[] packets, int offset, int count) {
    long before = 0;
    for (int i = 0; i < count; i++) {
      before += packets[offset + i].length();
    }
    int sent = burst(count);
    for (int i = sent; i < count; i++) {
      before -= packets[offset + i].length();
    }
    octets += before;
    return sent;
  }

  long octets() {
    return octets;
  }

  /** Packets that were taken and could not be given to the driver. */
  long dropped() {
    return dropped;
  }

  void resetCounters() {
    octets = 0;
    dropped = 0;
  }
}
