package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Pointers;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.spi.check.Ledger;

/** A pool of mbufs, each with its {@link DpdkPacket}. */
public final class DpdkPacketPool extends ElementPool implements PacketPool {
  private final PacketPoolParam param;
  private final int dataRoom;
  private final int maxLength;
  private final DpdkPacket[] packets;

  DpdkPacketPool(PacketPoolParam param, Parts parts) {
    super(parts);
    this.param = param;
    this.maxLength = fittingLength(param);
    this.dataRoom = dataRoom(param);
    this.packets = new DpdkPacket[index.slots()];
    for (int i = 0; i < mbufs.count(); i++) {
      long mbuf = mbufs.address(i);
      packets[index.slot(mbuf)] =
          new DpdkPacket(
              this, i, mbufs.memory(), mbuf, mbuf - index.base(), mbufs.userArea(i, null));
    }
  }

  /** Bytes of the buffer of each mbuf of such a pool. */
  static int dataRoom(PacketPoolParam param) {
    return Layouts.Mbuf.HEADROOM + fittingLength(param);
  }

  /** Drivers count on mbufs of DPDK's usual size, whatever the application means to receive. */
  private static int fittingLength(PacketPoolParam param) {
    return Math.max(param.length(), Layouts.Mbuf.DEFAULT_DATA);
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

  int dataRoom() {
    return dataRoom;
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
    Lcore thread = Lcore.current();
    if (mbufs.take(thread, 1) == 0) {
      return null;
    }
    DpdkPacket packet = packets[index.slot(thread.addresses().get(JAVA_LONG, 0))];
    packet.init(length);
    if (ledger != null) {
      ledger.allocated(packet);
    }
    return packet;
  }

  @Override
  public int alloc(int length, Packet[] allocated, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, allocated.length);
    if (!fits(length)) {
      return 0;
    }
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
    if (ledger != null) {
      ledger.allocated(allocated, offset, done);
    }
    return done;
  }

  private void initAll(Lcore thread, int length, Packet[] allocated, int offset, int count) {
    MemorySegment addresses = thread.addresses();
    for (int i = 0; i < count; i++) {
      DpdkPacket packet = packets[index.slot(addresses.getAtIndex(JAVA_LONG, i))];
      packet.init(length);
      allocated[offset + i] = packet;
    }
  }

  @Override
  public void free(Packet[] freed, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, freed.length);
    if (ledger != null) {
      ledger.freed(freed, offset, count);
    }
    Lcore thread = Lcore.current();
    MemorySegment addresses = thread.addresses();
    for (int done = 0; done < count; ) {
      int burst = Math.min(count - done, Layouts.Mempool.MAX_CACHE);
      for (int i = 0; i < burst; i++) {
        addresses.setAtIndex(JAVA_LONG, i, ((DpdkPacket) freed[offset + done + i]).mbuf());
      }
      mbufs.store().put(thread, burst);
      done += burst;
    }
  }

  void free(DpdkPacket packet) {
    if (ledger != null) {
      ledger.freed(packet);
    }
    mbufs.put(packet.mbuf());
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
