package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.odpj.dpdk.lib.RawMemory.ALL;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts.Mbuf;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/**
 * A packet, or a further segment of one, that is an mbuf: lengths, position, input and the chain
 * live in the mbuf, where drivers read and write them; what DPDK knows nothing of lives here.
 *
 * <p>The mbuf of a packet changes when it gets another first segment: then two objects exchange
 * their mbufs, and the pool's table of objects follows.
 */
public final class DpdkPacket extends Packet implements Tracked {
  private static final AtomicIntegerFieldUpdater<DpdkPacket> OWNERS =
      AtomicIntegerFieldUpdater.newUpdater(DpdkPacket.class, "owners");

  private final DpdkPacketPool pool;
  private final int number;
  private final MemorySegment memory;

  /** The address of {@link #memory}. */
  private final long base;

  private final MemorySegment userArea;
  private long mbuf;

  /** How many references to the whole packet the application has; kept for the ledger only. */
  private volatile int owners = 1;

  DpdkPacket(
      DpdkPacketPool pool,
      int number,
      MemorySegment memory,
      long base,
      long mbuf,
      MemorySegment userArea) {
    this.pool = pool;
    this.number = number;
    this.memory = memory;
    this.base = base;
    this.mbuf = mbuf;
    this.userArea = userArea;
  }

  /**
   * The first segment's mbuf.
   *
   * @return an address within the pool
   */
  public long mbuf() {
    return mbuf;
  }

  /**
   * Whether the packet may be handed to a receiver as it is.
   *
   * @return false if others use its data, or it uses data of others
   */
  public boolean ownsItsData() {
    return MbufState.ordinary(mbuf) || !(hasReferences() || isReferencing());
  }

  /** Forgets what the last owner set: drivers hand mbufs out again without a word. */
  void forget() {
    clearMetadata();
  }

  /** Makes the mbuf what drivers and {@code rte_pktmbuf_reset} leave, with data of a length. */
  void init(int headroom, int length) {
    clearMetadata();
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_OFF, (short) headroom);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.NB_SEGS, (short) 1);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.PORT, Mbuf.PORT_INVALID);
    ALL.set(JAVA_LONG, mbuf + Mbuf.OL_FLAGS, 0);
    ALL.set(JAVA_INT, mbuf + Mbuf.PACKET_TYPE, 0);
    ALL.set(JAVA_INT, mbuf + Mbuf.PKT_LEN, length);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_LEN, (short) length);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.VLAN_TCI, (short) 0);
    ALL.set(JAVA_LONG, mbuf + Mbuf.TX_OFFLOAD, 0);
  }

  @Override
  public DpdkPacketPool pool() {
    return pool;
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  @Override
  public int length() {
    return ALL.get(JAVA_INT, mbuf + Mbuf.PKT_LEN);
  }

  @Override
  public int segmentLength() {
    return Short.toUnsignedInt(ALL.get(JAVA_SHORT, mbuf + Mbuf.DATA_LEN));
  }

  @Override
  public int segmentCount() {
    return Short.toUnsignedInt(ALL.get(JAVA_SHORT, mbuf + Mbuf.NB_SEGS));
  }

  @Override
  public int headroom() {
    return borrowed() ? 0 : dataOff();
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return ALL.get(JAVA_LONG, mbuf + Mbuf.BUF_ADDR) - base + dataOff();
  }

  private int dataOff() {
    return Short.toUnsignedInt(ALL.get(JAVA_SHORT, mbuf + Mbuf.DATA_OFF));
  }

  @Override
  protected int receivedBy() {
    return InputIndex.of(ALL.get(JAVA_SHORT, mbuf + Mbuf.PORT));
  }

  @Override
  protected void clearReceived() {
    long flags = ALL.get(JAVA_LONG, mbuf + Mbuf.OL_FLAGS);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.PORT, Mbuf.PORT_INVALID);
    ALL.set(JAVA_LONG, mbuf + Mbuf.OL_FLAGS, flags & Mbuf.BUFFER_FLAGS);
    ALL.set(JAVA_INT, mbuf + Mbuf.PACKET_TYPE, 0);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.VLAN_TCI, (short) 0);
    ALL.set(JAVA_LONG, mbuf + Mbuf.TX_OFFLOAD, 0);
  }

  @Override
  protected int initialHeadroom() {
    return Mbuf.HEADROOM;
  }

  @Override
  protected int segmentTailroom() {
    return borrowed() ? 0 : pool.dataRoom() - dataOff() - segmentLength();
  }

  @Override
  protected void adjust(int head, int tail) {
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_OFF, (short) (dataOff() + head));
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_LEN, (short) (segmentLength() + tail - head));
  }

  @Override
  protected void total(int length, int segments) {
    ALL.set(JAVA_INT, mbuf + Mbuf.PKT_LEN, length);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.NB_SEGS, (short) segments);
  }

  @Override
  protected int maxSegments() {
    return DpdkPacketPool.MAX_SEGMENTS;
  }

  @Override
  protected int longest() {
    return DpdkPacketPool.LONGEST;
  }

  @Override
  protected @Nullable Packet nextSegment() {
    long next = ALL.get(JAVA_LONG, mbuf + Mbuf.NEXT);
    return next == 0 ? null : pool.of(next);
  }

  @Override
  protected void chain(@Nullable Packet next) {
    ALL.set(JAVA_LONG, mbuf + Mbuf.NEXT, next == null ? 0 : ((DpdkPacket) next).mbuf);
  }

  @Override
  protected @Nullable Packet newSegment() {
    return pool.takeSegment();
  }

  @Override
  protected void release() {
    pool.release(this);
  }

  @Override
  protected void exchange(Packet segment) {
    DpdkPacket other = (DpdkPacket) segment;
    long first = other.mbuf;
    MbufState.movePacketFields(mbuf, first);
    other.mbuf = mbuf;
    mbuf = first;
    pool.bind(this);
    pool.bind(other);
  }

  @Override
  protected boolean shared() {
    return MbufState.references(mbuf) > 1;
  }

  @Override
  protected boolean borrowed() {
    return MbufState.indirect(mbuf);
  }

  @Override
  protected void borrow(Packet segment, int offset, int length) {
    DpdkPacket other = (DpdkPacket) segment;
    MbufState.attach(mbuf, other.mbuf);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_OFF, (short) (other.dataOff() + offset));
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_LEN, (short) length);
  }

  @Override
  protected boolean retain() {
    for (long at = mbuf; at != 0; at = ALL.get(JAVA_LONG, at + Mbuf.NEXT)) {
      MbufState.addReference(at);
    }
    if (pool.ledger != null) {
      OWNERS.incrementAndGet(this);
    }
    return true;
  }

  /** One of several owners frees the packet or hands it to a driver. */
  public void disown() {
    if (owners > 1) {
      OWNERS.decrementAndGet(this);
    }
  }

  @Override
  public int index() {
    return number;
  }

  /** A packet with several owners is nobody's to watch. */
  @Override
  public @Nullable Ledger ledger() {
    return owners > 1 ? null : pool.ledger;
  }

  @Override
  protected void handedOut(String how) {
    if (pool.ledger != null) {
      Ledger.handBack(new Event[] {this}, 0, 1, how);
    }
  }

  @Override
  protected void takenIn(String how) {
    if (pool.ledger != null) {
      Ledger.send(new Event[] {this}, 0, 1, how);
    }
  }
}
