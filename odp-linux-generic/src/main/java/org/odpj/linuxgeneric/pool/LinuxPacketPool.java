package org.odpj.linuxgeneric.pool;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;

/**
 * A pool of packets, each in one piece of memory.
 *
 * <p>A packet's metadata is set when it is allocated, not when it is freed: the allocating thread
 * is about to touch it anyway.
 */
final class LinuxPacketPool extends ElementPool<Packet> implements PacketPool {
  static final int MIN_HEADROOM = 64;

  /** Bytes before a new packet's data; keeps the data aligned, because elements are. */
  final int headroom;

  /** Bytes of an element that data can be in, head and tail room included. */
  final int bufferLength;

  private final PacketPoolParam param;
  private final FreeStore<Packet> store;

  LinuxPacketPool(PacketPoolParam param, Parts parts) {
    super(parts, param.count());
    this.param = param;
    this.headroom = headroom(param);
    ElementLayout layout = parts.layout();
    this.bufferLength = layout.dataBytes();
    Packet[] packets = new Packet[param.count()];
    for (int i = 0; i < packets.length; i++) {
      long start = i * layout.stride();
      MemorySegment userArea = parts.memory().slice(start + layout.dataBytes(), layout.userBytes());
      packets[i] = new LinuxPacket(this, i, parts.memory().segment, start, userArea);
    }
    this.store = new FreeStore<>(packets, param.cache(), Packet[]::new);
  }

  /** The headroom that packets of such a pool get. */
  static int headroom(PacketPoolParam param) {
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
    return bufferLength - headroom;
  }

  @Override
  public @Nullable Packet alloc(int length) {
    if (!fits(length)) {
      return null;
    }
    // Only packets of this class are ever put into the store.
    LinuxPacket packet = (LinuxPacket) store.takeOne();
    if (packet != null) {
      packet.renew(headroom, length);
      if (ledger != null) {
        ledger.allocated(packet);
      }
    }
    return packet;
  }

  @Override
  public int alloc(int length, Packet[] packets, int offset, int count) {
    if (!fits(length)) {
      return 0;
    }
    int taken = take(packets, offset, count);
    for (int i = offset; i < offset + taken; i++) {
      ((LinuxPacket) packets[i]).renew(headroom, length);
    }
    return taken;
  }

  @Override
  public void free(Packet[] packets, int offset, int count) {
    give(packets, offset, count);
  }

  void free(LinuxPacket packet) {
    if (ledger != null) {
      ledger.freed(packet);
    }
    store.putOne(packet);
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
