package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Mempools;
import org.odpj.dpdk.lib.Pointers;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.spi.check.Ledger;

/** A pool of mbufs, each with its {@link DpdkPacket}. */
public final class DpdkPacketPool extends ElementPool implements PacketPool {
  static final int MAX_SEGMENTS = 255;

  /** An mbuf's data room is a 16-bit number; what is left of it beside the headroom. */
  static final int LONGEST = 0xffff - Layouts.Mbuf.HEADROOM;

  private final PacketPoolParam param;
  private final int dataRoom;

  /** Bytes of data that the first segment of a new packet holds. */
  private final int firstLength;

  private final int maxLength;
  private final DpdkPacket[] packets;

  DpdkPacketPool(PacketPoolParam param, Parts parts) {
    super(parts);
    this.param = param;
    this.firstLength = fittingLength(param);
    this.maxLength = Math.max(firstLength, param.longest());
    this.dataRoom = dataRoom(param);
    this.packets = new DpdkPacket[index.slots()];
    for (int i = 0; i < mbufs.count(); i++) {
      long mbuf = mbufs.address(i);
      packets[index.slot(mbuf)] =
          new DpdkPacket(
              this, i, mbufs.memory(), index.base(), mbuf, mbufs.userArea(i, param.userAreaInit()));
    }
  }

  /** Bytes of the buffer of each mbuf of such a pool. */
  static int dataRoom(PacketPoolParam param) {
    return Layouts.Mbuf.HEADROOM + fittingLength(param);
  }

  /** Drivers count on mbufs of DPDK's usual size, whatever the application means to receive. */
  private static int fittingLength(PacketPoolParam param) {
    int asked = param.segmentLength() == 0 ? param.length() : param.segmentLength();
    return Math.max(asked, Layouts.Mbuf.DEFAULT_DATA);
  }

  /** How many mbufs such a pool has. */
  static long elements(PacketPoolParam param) {
    return param.segments(length -> segments(param, length));
  }

  /** Never more than 32, since mbufs are so large. */
  private static int segments(PacketPoolParam param, int length) {
    int first = fittingLength(param);
    return 1 + Math.ceilDiv(Math.max(0, length - first), Layouts.Mbuf.HEADROOM + first);
  }

  /**
   * Turns mbufs that a driver received into their packets.
   *
   * @param mbufs their addresses
   * @param received receives the packets
   * @param offset index of the first
   * @param count how many
   */
  public void received(Pointers mbufs, Packet[] received, int offset, int count) {
    DpdkPacket[] table = packets;
    ElementIndex elements = index;
    for (int i = 0; i < count; i++) {
      DpdkPacket packet = table[elements.slot(mbufs.get(i))];
      packet.forget();
      received[offset + i] = packet;
    }
    if (ledger != null) {
      Ledger.handBack(received, offset, count, "received");
    }
  }

  /**
   * The pool as drivers know it.
   *
   * @return a {@code struct rte_mempool}
   */
  public MemorySegment mempool() {
    return mbufs.mempool();
  }

  /**
   * Whether ledgers note who owns packets.
   *
   * @return the same for all pools of a data plane
   */
  public boolean isChecked() {
    return ledger != null;
  }

  /**
   * The longest packet of one segment.
   *
   * @return bytes
   */
  public int segmentLength() {
    return firstLength;
  }

  int dataRoom() {
    return dataRoom;
  }

  @Override
  DpdkPacket of(long mbuf) {
    return packets[index.slot(mbuf)];
  }

  /** Notes which object an mbuf has now. */
  void bind(DpdkPacket packet) {
    packets[index.slot(packet.mbuf())] = packet;
  }

  @Override
  public PacketPoolParam param() {
    return param;
  }

  @Override
  public int maxLength() {
    return maxLength;
  }

  @Override
  public @Nullable Packet alloc(int length) {
    if (!fits(length)) {
      return null;
    }
    DpdkPacket packet = take(length);
    if (packet != null && ledger != null) {
      ledger.allocated(packet);
    }
    return packet;
  }

  private @Nullable DpdkPacket take(int length) {
    DpdkPacket packet = take();
    if (packet == null) {
      return null;
    }
    int first = Math.min(length, firstLength);
    packet.init(Layouts.Mbuf.HEADROOM, first);
    if (first < length && !packet.extendTail(length - first)) {
      mbufs.put(packet.mbuf());
      return null;
    }
    return packet;
  }

  /** An mbuf that becomes a further segment, which the application does not see. */
  @Nullable DpdkPacket takeSegment() {
    DpdkPacket segment = take();
    if (segment != null) {
      segment.init(0, 0);
    }
    return segment;
  }

  private @Nullable DpdkPacket take() {
    Lcore thread = Lcore.current();
    return mbufs.take(thread, 1) == 0 ? null : of(thread.addresses().get(JAVA_LONG, 0));
  }

  @Override
  public int alloc(int length, Packet[] allocated, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, allocated.length);
    if (!fits(length)) {
      return 0;
    }
    int done =
        length <= firstLength
            ? takeBursts(length, allocated, offset, count)
            : takeLong(length, allocated, offset, count);
    if (ledger != null) {
      ledger.allocated(allocated, offset, done);
    }
    return done;
  }

  private int takeBursts(int length, Packet[] allocated, int offset, int count) {
    Lcore thread = Lcore.current();
    int done = 0;
    while (done < count) {
      int burst = mbufs.take(thread, count - done);
      if (burst == 0) {
        break;
      }
      initAll(thread, length, allocated, offset + done, burst);
      done += burst;
    }
    return done;
  }

  private int takeLong(int length, Packet[] allocated, int offset, int count) {
    for (int i = 0; i < count; i++) {
      DpdkPacket packet = take(length);
      if (packet == null) {
        return i;
      }
      allocated[offset + i] = packet;
    }
    return count;
  }

  private void initAll(Lcore thread, int length, Packet[] allocated, int offset, int count) {
    MemorySegment addresses = thread.addresses();
    for (int i = 0; i < count; i++) {
      DpdkPacket packet = of(addresses.getAtIndex(JAVA_LONG, i));
      packet.init(Layouts.Mbuf.HEADROOM, length);
      allocated[offset + i] = packet;
    }
  }

  @Override
  public void free(Packet[] freed, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, freed.length);
    if (ledger != null && !allWatched(freed, offset, count)) {
      for (int i = offset; i < offset + count; i++) {
        free((DpdkPacket) freed[i]);
      }
      return;
    }
    if (ledger != null) {
      ledger.freed(freed, offset, count);
    }
    Lcore thread = Lcore.current();
    MemorySegment addresses = thread.addresses();
    for (int done = 0; done < count; ) {
      int burst = Math.min(count - done, Layouts.Mempool.MAX_CACHE);
      boolean ordinary = true;
      for (int i = 0; i < burst; i++) {
        long mbuf = ((DpdkPacket) freed[offset + done + i]).mbuf();
        ordinary &= MbufState.ordinary(mbuf);
        addresses.setAtIndex(JAVA_LONG, i, mbuf);
      }
      give(thread, burst, ordinary);
      done += burst;
    }
  }

  /** Whether none of the packets has several owners. */
  private static boolean allWatched(Packet[] packets, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (packets[i] instanceof DpdkPacket packet && packet.ledger() == null) {
        return false;
      }
    }
    return true;
  }

  void free(DpdkPacket packet) {
    Ledger watching = packet.ledger();
    if (watching != null) {
      watching.freed(packet);
    } else {
      packet.disown();
    }
    give(packet, MbufState.ordinary(packet.mbuf()));
  }

  /** Gives a chain back to the pool, or to those who still use it. */
  void release(DpdkPacket chain) {
    give(chain, false);
  }

  private void give(DpdkPacket packet, boolean ordinary) {
    Lcore thread = Lcore.current();
    thread.addresses().set(JAVA_LONG, 0, packet.mbuf());
    give(thread, 1, ordinary);
  }

  /** Ordinary packets are elements of the mempool and no more; of others DPDK knows what to do. */
  private void give(Lcore thread, int count, boolean ordinary) {
    if (ordinary) {
      mbufs.store().put(thread, count);
    } else {
      Mempools.freePackets(thread.addresses().address(), count);
    }
  }

  private boolean fits(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
    if (length > maxLength) {
      mbufs.countAllocFail();
      return false;
    }
    return true;
  }
}
