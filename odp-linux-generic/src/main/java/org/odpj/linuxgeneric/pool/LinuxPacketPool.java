package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.spi.check.Ledger;

/**
 * A pool of segments, of which each is a packet or a part of one.
 *
 * <p>A packet's metadata is set when it is allocated, not when it is freed: the allocating thread
 * is about to touch it anyway.
 */
class LinuxPacketPool extends ElementPool<Packet> implements PacketPool {
  static final int MIN_HEADROOM = 64;
  static final int MAX_SEGMENTS = 255;

  /** The longest packet, however it came to be so long. */
  static final int LONGEST = 65_536;

  /** Bytes before a new packet's data; keeps the data aligned, because elements are. */
  final int headroom;

  /** Bytes of an element that data can be in, head and tail room included. */
  final int bufferLength;

  private final PacketPoolParam param;
  private final FreeStore<Packet> store;

  LinuxPacketPool(PacketPoolParam param, int elements, Parts parts) {
    super(parts, elements);
    this.param = param;
    this.headroom = headroom(param);
    ElementLayout layout = parts.layout();
    this.bufferLength = layout.dataBytes();
    Packet[] packets = new Packet[elements];
    for (int i = 0; i < packets.length; i++) {
      long start = i * layout.stride();
      MemorySegment userArea = userArea(i, param.userAreaInit());
      packets[i] = new LinuxPacket(this, i, parts.memory().segment, start, userArea);
    }
    this.store = new FreeStore<>(packets, param.cache(), Packet[]::new);
  }

  /** A pool whose packets come later. */
  LinuxPacketPool(PacketPoolParam param, int bufferLength, FreeStore<Packet> store, Parts parts) {
    super(parts, param.count());
    this.param = param;
    this.headroom = headroom(param);
    this.bufferLength = bufferLength;
    this.store = store;
  }

  /** The layout of a segment, large enough for the longest packet to have few enough of them. */
  static ElementLayout layout(PacketPoolParam param) {
    int asked = param.segmentLength() == 0 ? param.length() : param.segmentLength();
    int needed = Math.ceilDiv(param.longest(), MAX_SEGMENTS);
    int buffer = headroom(param) + Math.max(asked, needed);
    return ElementLayout.of(buffer, param.userArea(), param.alignment());
  }

  /** How many segments such a pool has. */
  static long elements(PacketPoolParam param, ElementLayout layout) {
    return param.segments(length -> segments(param, layout, length));
  }

  private static int segments(PacketPoolParam param, ElementLayout layout, int length) {
    int behindFirst = length - (layout.dataBytes() - headroom(param));
    return 1 + Math.ceilDiv(Math.max(0, behindFirst), layout.dataBytes());
  }

  /** The headroom that packets of such a pool get. */
  private static int headroom(PacketPoolParam param) {
    return ElementLayout.roundUp(Math.max(param.headroom(), MIN_HEADROOM), param.alignment());
  }

  @Override
  FreeStore<Packet> store() {
    return store;
  }

  @Override
  public PacketPoolParam param() {
    return param;
  }

  @Override
  public int maxLength() {
    return Math.max(firstLength(), param.longest());
  }

  /** Bytes of data that the first segment of a new packet holds. */
  private int firstLength() {
    return bufferLength - headroom;
  }

  @Override
  public @Nullable Packet alloc(int length) {
    if (!fits(length)) {
      return null;
    }
    LinuxPacket packet = take(length);
    if (packet != null && ledger != null) {
      ledger.allocated(packet);
    }
    return packet;
  }

  @Override
  public int alloc(int length, Packet[] packets, int offset, int count) {
    if (!fits(length)) {
      return 0;
    }
    if (length > firstLength()) {
      return allocLong(length, packets, offset, count);
    }
    int taken = take(packets, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((LinuxPacket) packets[i]).renew(headroom, length);
    }
    return taken;
  }

  private int allocLong(int length, Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    for (int i = 0; i < count; i++) {
      Packet packet = alloc(length);
      if (packet == null) {
        return i;
      }
      packets[offset + i] = packet;
    }
    return count;
  }

  private @Nullable LinuxPacket take(int length) {
    // Only packets of this class are ever put into the store.
    LinuxPacket packet = (LinuxPacket) store.takeOne();
    if (packet == null) {
      return null;
    }
    int first = Math.min(length, firstLength());
    packet.renew(headroom, first);
    if (first < length && !packet.extendTail(length - first)) {
      store.putOne(packet);
      return null;
    }
    return packet;
  }

  /** An element that becomes a further segment, which the application does not see. */
  @Nullable LinuxPacket takeSegment() {
    LinuxPacket segment = (LinuxPacket) store.takeOne();
    if (segment != null) {
      segment.renew(0, 0);
    }
    return segment;
  }

  @Override
  public void free(Packet[] packets, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    for (int i = offset; i < offset + count; i++) {
      if (((LinuxPacket) packets[i]).special()) {
        freeEach(packets, offset, count);
        return;
      }
    }
    give(packets, offset, count);
  }

  private void freeEach(Packet[] packets, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      free((LinuxPacket) packets[i]);
    }
  }

  void free(LinuxPacket packet) {
    Ledger watching = packet.ledger();
    if (watching != null) {
      watching.freed(packet);
    }
    if (!packet.special()) {
      store.putOne(packet);
    } else if (packet.disown()) {
      packet.release();
    }
  }

  /** Takes back a segment that nobody uses any more. */
  void recycle(LinuxPacket segment) {
    store.putOne(segment);
  }

  private boolean fits(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("packet length " + length + " is less than 1");
    }
    if (length > maxLength()) {
      store.countFail();
      return false;
    }
    return true;
  }
}
