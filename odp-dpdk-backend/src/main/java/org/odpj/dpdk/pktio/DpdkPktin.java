package org.odpj.dpdk.pktio;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Ethdevs;
import org.odpj.dpdk.lib.Pointers;
import org.odpj.dpdk.pool.DpdkPacketPool;
import org.odpj.dpdk.pool.Lcore;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;
import org.odpj.spi.InputParser;

/** A receive queue: one downcall into the driver a burst. */
final class DpdkPktin implements PktinQueue {
  /** The most packets that one downcall brings; a call for more gets this many. */
  private static final int MAX_BURST = 512;

  private final int index;
  private final Driver driver;
  private final DpdkPacketPool pool;
  private final boolean finite;
  private final LongSupplier noBuffers;
  private final @Nullable QueueLock lock;
  private final Pointers mbufs = new Pointers(MAX_BURST);

  private MemorySegment function = MemorySegment.NULL;
  private long queue;
  private @Nullable InputParser parser;
  private boolean started;
  private long noBuffersBefore;
  private boolean atEnd;
  private long octets;
  private long dropped;
  private long droppedOctets;

  /**
   * A queue.
   *
   * @param index the interface's
   * @param finite whether the input ends
   * @param noBuffers how many packets the port has lost for want of buffers
   */
  DpdkPktin(
      int index,
      Driver driver,
      DpdkPacketPool pool,
      boolean finite,
      LongSupplier noBuffers,
      @Nullable QueueLock lock) {
    this.index = index;
    this.driver = driver;
    this.pool = pool;
    this.finite = finite;
    this.noBuffers = noBuffers;
    this.lock = lock;
  }

  /** Takes the driver's pointers, which are new after each start of the port. */
  void start(int port, int number, @Nullable InputParser inputParser) {
    parser = inputParser;
    function = Ethdevs.rxFunction(port);
    queue = Ethdevs.rxQueue(port, number);
    started = true;
  }

  void stop() {
    started = false;
  }

  @Override
  public int recv(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    if (lock == null) {
      return receive(packets, offset, count);
    }
    lock.lock();
    try {
      return receive(packets, offset, count);
    } finally {
      lock.unlock();
    }
  }

  private int receive(Packet[] packets, int offset, int count) {
    if (!started) {
      return 0;
    }
    Lcore.current(); // so that the driver allocates from this thread's cache
    int wanted = Math.min(count, MAX_BURST);
    int received =
        driver.blocks()
            ? Ethdevs.burstBlocking(function, queue, mbufs.address(), wanted)
            : Ethdevs.burstShort(function, queue, mbufs.address(), wanted);
    pool.received(mbufs, packets, offset, received);
    if (received == 0 && finite) {
      atEnd = !lostForWantOfBuffers();
    }
    int kept = parser == null ? received : parse(parser, packets, offset, received);
    if (driver.ring()) {
      for (int i = 0; i < kept; i++) {
        Packet packet = packets[offset + i];
        packet.inputIndex(index);
        packet.l2Offset(0);
        octets += packet.length();
      }
    }
    return kept;
  }

  private int parse(InputParser active, Packet[] packets, int offset, int count) {
    int kept = active.parse(packets, offset, count);
    if (kept < count) {
      dropped += count - kept;
      for (int i = offset + kept; i < offset + count; i++) {
        droppedOctets += packets[i].length();
      }
      pool.free(packets, offset + kept, count - kept);
    }
    return kept;
  }

  /**
   * net_pcap returns nothing at the end of its file, and when the pool is empty; the latter it
   * counts.
   */
  private boolean lostForWantOfBuffers() {
    long now = noBuffers.getAsLong();
    boolean lost = now != noBuffersBefore;
    noBuffersBefore = now;
    return lost;
  }

  @Override
  public boolean atEnd() {
    return atEnd;
  }

  long octets() {
    return octets;
  }

  /** Packets that the port has counted as received and the parser has dropped. */
  long dropped() {
    return dropped;
  }

  long droppedOctets() {
    return droppedOctets;
  }

  void resetCounters() {
    octets = 0;
    dropped = 0;
    droppedOctets = 0;
  }
}
