package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Pointers;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pool.Pool;
import org.odpj.pool.PoolStatistics;
import org.odpj.system.MemoryInfo;

/** A pool of mbufs, each with its {@link DpdkPacket}. */
public final class DpdkPacketPool implements PacketPool {
  private final MbufPool mbufs;
  private final PacketPoolParam param;
  private final int dataRoom;
  private final int maxLength;
  private final DpdkPacket[] packets;
  private final ElementIndex index;
  private final Consumer<? super Pool> onClose;
  private boolean closed;

  private DpdkPacketPool(MbufPool mbufs, PacketPoolParam param, Consumer<? super Pool> onClose) {
    this.mbufs = mbufs;
    this.param = param;
    this.maxLength = fittingLength(param);
    this.dataRoom = Layouts.Mbuf.HEADROOM + maxLength;
    this.index = mbufs.index();
    this.onClose = onClose;
    this.packets = new DpdkPacket[index.slots()];
    for (int i = 0; i < mbufs.count(); i++) {
      long mbuf = mbufs.address(i);
      packets[index.slot(mbuf)] =
          new DpdkPacket(this, mbufs.memory(), mbuf, mbuf - index.base(), mbufs.userArea(i));
    }
  }

  static DpdkPacketPool create(String name, PacketPoolParam param, Consumer<? super Pool> onClose) {
    int dataRoom = Layouts.Mbuf.HEADROOM + fittingLength(param);
    MbufPool mbufs =
        MbufPool.create(name, param.count(), param.cache(), dataRoom, param.userArea());
    return new DpdkPacketPool(mbufs, param, onClose);
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
  }

  /**
   * The pool as drivers know it.
   *
   * @return a {@code struct rte_mempool}
   */
  public MemorySegment mempool() {
    return mbufs.mempool();
  }

  int dataRoom() {
    return dataRoom;
  }

  @Override
  public String name() {
    return mbufs.name();
  }

  @Override
  public int capacity() {
    return param.count();
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
    checkLength(length);
    if (length > maxLength) {
      return null;
    }
    Lcore thread = Lcore.current();
    if (!mbufs.store().take(thread, 1)) {
      mbufs.countAllocFail();
      return null;
    }
    DpdkPacket packet = packets[index.slot(thread.addresses().get(JAVA_LONG, 0))];
    packet.init(length);
    return packet;
  }

  @Override
  public int alloc(int length, Packet[] allocated, int offset, int count) {
    checkLength(length);
    Objects.checkFromIndexSize(offset, count, allocated.length);
    if (length > maxLength) {
      return 0;
    }
    Lcore thread = Lcore.current();
    int done = 0;
    int burst = Layouts.Mempool.MAX_CACHE;
    while (done < count) {
      // The common store gives all or none; near its end smaller bursts still get what is left.
      burst = Math.min(burst, count - done);
      if (mbufs.store().take(thread, burst)) {
        initAll(thread, length, allocated, offset + done, burst);
        done += burst;
      } else if (burst > 1) {
        burst /= 2;
      } else {
        mbufs.countAllocFail();
        return done;
      }
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
    Lcore thread = Lcore.current();
    thread.addresses().set(JAVA_LONG, 0, packet.mbuf());
    mbufs.store().put(thread, 1);
  }

  @Override
  public PoolStatistics statistics() {
    return mbufs.statistics();
  }

  @Override
  public MemoryInfo.Block memoryUse() {
    return mbufs.memoryUse();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    long held = param.count() - mbufs.statistics().available();
    if (held > 0) {
      throw new IllegalStateException(
          "%d packets of the pool '%s' are still allocated".formatted(held, name()));
    }
    free();
  }

  /** Frees the memory, whoever holds packets. */
  synchronized void free() {
    if (!closed) {
      closed = true;
      mbufs.free();
      onClose.accept(this);
    }
  }

  private static void checkLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
  }
}
