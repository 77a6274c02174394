package org.odpj.dpdk.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.odpj.dpdk.lib.RawMemory.ALL;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.dpdk.lib.Layouts.Mbuf;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/**
 * A packet that is an mbuf: length, position and input live in the mbuf, where drivers read and
 * write them; what DPDK knows nothing of lives here.
 */
public final class DpdkPacket extends Packet implements Tracked {
  private final DpdkPacketPool pool;
  private final int number;
  private final MemorySegment memory;
  private final long mbuf;

  /** The mbuf's first byte within {@link #memory}; its buffer follows it. */
  private final long at;

  private final MemorySegment userArea;

  /**
   * Whether a field below was set since the packet was allocated or received. Drivers hand mbufs
   * out again without a word, so it is looked at when they do: one load instead of four stores.
   */
  private boolean touched;

  private boolean l2Set;
  private boolean inputSet;
  private int inputIndex = NO_INPUT;
  private int l2Offset = OFFSET_INVALID;
  private int l3Offset = OFFSET_INVALID;
  private int l4Offset = OFFSET_INVALID;
  private @Nullable Object userPointer;

  DpdkPacket(
      DpdkPacketPool pool,
      int number,
      MemorySegment memory,
      long mbuf,
      long at,
      MemorySegment userArea) {
    this.pool = pool;
    this.number = number;
    this.memory = memory;
    this.mbuf = mbuf;
    this.at = at;
    this.userArea = userArea;
  }

  /**
   * The mbuf's address.
   *
   * @return an address within the pool
   */
  public long mbuf() {
    return mbuf;
  }

  /** Forgets what the last owner set, if anything. */
  void forget() {
    if (touched) {
      touched = false;
      l2Set = false;
      inputSet = false;
      l2Offset = OFFSET_INVALID;
      l3Offset = OFFSET_INVALID;
      l4Offset = OFFSET_INVALID;
      userPointer = null;
    }
  }

  /** Makes the mbuf what drivers and {@code rte_pktmbuf_reset} leave, with data of a length. */
  void init(int length) {
    forget();
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_OFF, (short) Mbuf.HEADROOM);
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
  public int bufferLength() {
    return pool.dataRoom();
  }

  @Override
  public int headroom() {
    return Short.toUnsignedInt(ALL.get(JAVA_SHORT, mbuf + Mbuf.DATA_OFF));
  }

  @Override
  public int tailroom() {
    return pool.dataRoom() - headroom() - segmentLength();
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return at + Mbuf.SIZE + headroom();
  }

  @Override
  public boolean pushHead(int bytes) {
    checkNotNegative(bytes);
    return bytes <= headroom() && moveHead(-bytes);
  }

  @Override
  public boolean pullHead(int bytes) {
    checkNotNegative(bytes);
    return bytes < segmentLength() && moveHead(bytes);
  }

  @Override
  public boolean pushTail(int bytes) {
    checkNotNegative(bytes);
    return bytes <= tailroom() && setLength(length() + bytes);
  }

  @Override
  public boolean pullTail(int bytes) {
    checkNotNegative(bytes);
    return bytes < segmentLength() && setLength(length() - bytes);
  }

  private boolean moveHead(int bytes) {
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_OFF, (short) (headroom() + bytes));
    return setLength(length() - bytes);
  }

  private boolean setLength(int length) {
    ALL.set(JAVA_INT, mbuf + Mbuf.PKT_LEN, length);
    ALL.set(JAVA_SHORT, mbuf + Mbuf.DATA_LEN, (short) length);
    return true;
  }

  @Override
  public boolean reset(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
    if (length > pool.maxLength()) {
      return false;
    }
    init(length);
    return true;
  }

  @Override
  public void copyTo(int offset, MemorySegment target, long targetOffset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    MemorySegment.copy(memory, dataOffset() + offset, target, targetOffset, length);
  }

  @Override
  public void copyFrom(int offset, MemorySegment source, long sourceOffset, int length) {
    Objects.checkFromIndexSize(offset, length, length());
    MemorySegment.copy(source, sourceOffset, memory, dataOffset() + offset, length);
  }

  @Override
  public @Nullable Packet copy(PacketPool target) {
    int length = length();
    if (length > target.maxLength() || userArea.byteSize() > target.param().userArea()) {
      return null;
    }
    Packet copy = target.alloc(length);
    if (copy == null) {
      return null;
    }
    copy.copyFrom(0, memory, dataOffset(), length);
    MemorySegment.copy(userArea, 0, copy.userArea(), 0, userArea.byteSize());
    copy.userPointer(userPointer);
    copy.l2Offset(l2Offset());
    copy.l3Offset(l3Offset);
    copy.l4Offset(l4Offset);
    copy.inputIndex(inputIndex());
    return copy;
  }

  @Override
  public int inputIndex() {
    return inputSet ? inputIndex : InputIndex.of(ALL.get(JAVA_SHORT, mbuf + Mbuf.PORT));
  }

  @Override
  public void inputIndex(int index) {
    touched = true;
    inputSet = true;
    inputIndex = index;
  }

  @Override
  public @Nullable Object userPointer() {
    return userPointer;
  }

  @Override
  public void userPointer(@Nullable Object pointer) {
    touched = true;
    userPointer = pointer;
  }

  @Override
  public int l2Offset() {
    if (l2Set) {
      return l2Offset;
    }
    return inputIndex() == NO_INPUT ? OFFSET_INVALID : 0;
  }

  @Override
  public int l3Offset() {
    return l3Offset;
  }

  @Override
  public int l4Offset() {
    return l4Offset;
  }

  @Override
  public boolean l2Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    touched = true;
    l2Set = true;
    l2Offset = offset;
    return true;
  }

  @Override
  public boolean l3Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    touched = true;
    l3Offset = offset;
    return true;
  }

  @Override
  public boolean l4Offset(int offset) {
    if (isOutside(offset)) {
      return false;
    }
    touched = true;
    l4Offset = offset;
    return true;
  }

  @Override
  public int index() {
    return number;
  }

  @Override
  public @Nullable Ledger ledger() {
    return pool.ledger;
  }

  private boolean isOutside(int offset) {
    return offset != OFFSET_INVALID && (offset < 0 || offset >= length());
  }

  private static void checkNotNegative(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a count of " + bytes + " bytes is negative");
    }
  }
}
