package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.spi.check.Ledger;
import org.odpj.spi.check.Tracked;

/**
 * A packet, or a further segment of one: where its data is in the pool's memory.
 *
 * <p>A free one has its own buffer, one owner, and nothing behind it. Whatever makes it otherwise
 * says so in {@link #special}, so that freeing an ordinary packet looks at one field.
 */
final class LinuxPacket extends Packet implements Tracked {
  private static final AtomicIntegerFieldUpdater<LinuxPacket> OWNERS =
      AtomicIntegerFieldUpdater.newUpdater(LinuxPacket.class, "owners");
  private static final AtomicIntegerFieldUpdater<LinuxPacket> USES =
      AtomicIntegerFieldUpdater.newUpdater(LinuxPacket.class, "uses");

  private final LinuxPacketPool pool;
  private final int index;
  private final MemorySegment memory;
  private final MemorySegment userArea;

  /** Where its own buffer starts in the pool's memory. */
  private long home;

  /** Where the buffer starts that the data is in: its own, or the lender's. */
  private long start;

  /** Bytes from the buffer's start to the data. */
  private int head;

  private int segmentLength;
  private int length;
  private int segments = 1;
  private @Nullable LinuxPacket next;

  /** Whose buffer the data is in, null for its own. */
  private @Nullable LinuxPacket lender;

  /** Whether more must be looked at before it is free again. */
  private boolean special;

  /** How many references to the whole packet the application has. */
  private volatile int owners = 1;

  /** How many use the buffer: the packet that it is in, and each borrower. */
  private volatile int uses = 1;

  LinuxPacket(
      LinuxPacketPool pool, int index, MemorySegment memory, long start, MemorySegment userArea) {
    this.pool = pool;
    this.index = index;
    this.memory = memory;
    this.home = start;
    this.start = start;
    this.userArea = userArea;
  }

  /** Makes it a new packet of one segment. */
  void renew(int newHead, int newLength) {
    head = newHead;
    segmentLength = newLength;
    length = newLength;
    clearMetadata();
  }

  boolean special() {
    return special;
  }

  /** Ends one ownership; false if there are others. */
  boolean disown() {
    return OWNERS.getAndDecrement(this) == 1;
  }

  /** The packet that this buffer is in, or a borrower, needs it no more. */
  private void drop() {
    if (!special) {
      pool.recycle(this);
    } else if (USES.decrementAndGet(this) == 0) {
      LinuxPacket from = lender;
      next = null;
      lender = null;
      start = home;
      segments = 1;
      owners = 1;
      uses = 1;
      special = false;
      pool.recycle(this);
      if (from != null) {
        from.drop();
      }
    }
  }

  @Override
  protected void release() {
    LinuxPacket segment = this;
    while (segment != null) {
      LinuxPacket following = segment.next;
      segment.drop();
      segment = following;
    }
  }

  @Override
  public PacketPool pool() {
    return pool;
  }

  @Override
  public void free() {
    pool.free(this);
  }

  @Override
  public MemorySegment userArea() {
    return userArea;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int segmentLength() {
    return segmentLength;
  }

  @Override
  public int segmentCount() {
    return segments;
  }

  @Override
  public int headroom() {
    return lender == null ? head : 0;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public long dataOffset() {
    return start + head;
  }

  @Override
  public int index() {
    return index;
  }

  /** A packet with several owners is nobody's to watch. */
  @Override
  public @Nullable Ledger ledger() {
    return owners > 1 ? null : pool.ledger;
  }

  @Override
  protected int initialHeadroom() {
    return pool.headroom;
  }

  @Override
  protected int segmentTailroom() {
    return lender == null ? pool.bufferLength - head - segmentLength : 0;
  }

  @Override
  protected void adjust(int atHead, int atTail) {
    head += atHead;
    segmentLength += atTail - atHead;
  }

  @Override
  protected void total(int bytes, int count) {
    length = bytes;
    segments = count;
  }

  @Override
  protected int maxSegments() {
    return LinuxPacketPool.MAX_SEGMENTS;
  }

  @Override
  protected int longest() {
    return LinuxPacketPool.LONGEST;
  }

  @Override
  protected @Nullable Packet nextSegment() {
    return next;
  }

  @Override
  protected void chain(@Nullable Packet segment) {
    next = (LinuxPacket) segment;
    special = true;
  }

  @Override
  protected @Nullable Packet newSegment() {
    return pool.takeSegment();
  }

  @Override
  protected void exchange(Packet segment) {
    LinuxPacket other = (LinuxPacket) segment;
    long otherHome = other.home;
    long otherStart = other.start;
    int otherHead = other.head;
    int otherLength = other.segmentLength;
    LinuxPacket otherNext = other.next;
    LinuxPacket otherLender = other.lender;
    other.place(home, start, head, segmentLength, next, lender);
    place(otherHome, otherStart, otherHead, otherLength, otherNext, otherLender);
  }

  private void place(
      long newHome,
      long newStart,
      int newHead,
      int newLength,
      @Nullable LinuxPacket newNext,
      @Nullable LinuxPacket newLender) {
    home = newHome;
    start = newStart;
    head = newHead;
    segmentLength = newLength;
    next = newNext;
    lender = newLender;
    special = true;
  }

  @Override
  protected boolean shared() {
    return uses > 1 || owners > 1;
  }

  @Override
  protected boolean borrowed() {
    return lender != null;
  }

  @Override
  protected void borrow(Packet segment, int offset, int bytes) {
    LinuxPacket from = (LinuxPacket) segment;
    LinuxPacket owner = from.lender == null ? from : from.lender;
    owner.special = true;
    USES.incrementAndGet(owner);
    place(home, from.start, from.head + offset, bytes, next, owner);
  }

  @Override
  protected boolean retain() {
    special = true;
    OWNERS.incrementAndGet(this);
    return true;
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
