package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Receives from a packet socket into packets that wait in {@value #SLOTS} slots.
 *
 * <p>A message has three vectors: the virtio-net header, the packet's own memory, and an overflow
 * for the rest of a frame that has yet to be cut. A whole frame is never copied. For one that must
 * be cut, the packet's part is put before its overflow, so that the splitter sees it in one piece.
 */
final class SocketReceiver implements PacketInput {
  /** The largest burst that one system call receives. */
  static final int SLOTS = 32;

  private static final int MSG_TRUNC = 0x20;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int VIRTIO_STRIDE = 16;

  private final PacketPool pool;
  private final QueueCounters counters;
  private final int frameLength;
  private final Messages messages;
  private final Errno errno;
  private final MemorySegment overflow;
  private final VirtioHeader[] virtio = new VirtioHeader[SLOTS];
  private final GsoSplitter splitter;

  private final @Nullable Packet[] slots = new Packet[SLOTS];
  private final Packet[] fresh = new Packet[SLOTS];
  private int fd = -1;
  private int at;
  private int ready;

  SocketReceiver(PacketPool pool, QueueCounters counters, Arena arena) {
    this.pool = pool;
    this.counters = counters;
    this.frameLength = FrameLength.of(pool);
    this.messages = new Messages(arena, SLOTS, 3);
    this.errno = new Errno(arena);
    this.overflow = arena.allocate((long) SLOTS * overflowStride(), 64);
    this.splitter = new GsoSplitter(pool, frameLength, overflow);
    MemorySegment headers = arena.allocate((long) SLOTS * VIRTIO_STRIDE, 64);
    for (int i = 0; i < SLOTS; i++) {
      virtio[i] = new VirtioHeader(headers, (long) i * VIRTIO_STRIDE);
      messages.vector(i, 0, headers.address() + virtio[i].offset(), VirtioHeader.LENGTH);
      messages.vector(i, 2, overflow.address() + uncut(i) + frameLength, FrameLength.MAX_UNCUT);
    }
  }

  @Override
  public void start(PacketSocket socket) {
    fd = socket.fd();
  }

  @Override
  public void stop() {
    at = 0;
    ready = 0;
    splitter.reset();
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    int taken = drain(packets, offset, count);
    if (taken < count && poll(Math.min(SLOTS, count - taken))) {
      taken += drain(packets, offset + taken, count - taken);
    }
    return taken;
  }

  @Override
  public void close() {
    for (int i = 0; i < SLOTS; i++) {
      Packet packet = slots[i];
      if (packet != null) {
        packet.free();
        slots[i] = null;
      }
    }
  }

  /** Takes what has been received already. */
  private int drain(Packet[] packets, int offset, int count) {
    int taken = splitter.take(packets, offset, count);
    while (taken < count && at < ready && !splitter.busy()) {
      int slot = at++;
      Packet packet = open(slot);
      if (packet != null) {
        slots[slot] = null;
        packets[offset + taken++] = packet;
      } else {
        taken += splitter.take(packets, offset + taken, count - taken);
      }
    }
    return taken;
  }

  /** Receives into the first slots; false if nothing came. */
  private boolean poll(int wanted) {
    int armed = splitter.busy() || at < ready ? 0 : arm(wanted);
    if (armed == 0) {
      return false;
    }
    int received = SocketCalls.recvmmsg(errno, fd, messages.headers(), armed, MSG_DONTWAIT);
    if (received == -Errno.EINVAL) {
      // A frame that cannot be described by a virtio-net header; the kernel has dropped it.
      counters.add(Count.ERRORS, 1);
    }
    // Other errors tell that there is nothing, or that the device is down or gone: see link().
    at = 0;
    ready = Math.max(received, 0);
    return ready > 0;
  }

  /** Sees to it that the first slots have packets; fewer than wanted if the pool has no more. */
  private int arm(int wanted) {
    int missing = 0;
    for (int i = 0; i < wanted; i++) {
      missing += slots[i] == null ? 1 : 0;
    }
    int got = missing == 0 ? 0 : pool.alloc(frameLength, fresh, 0, missing);
    int used = 0;
    for (int i = 0; i < wanted; i++) {
      if (slots[i] == null) {
        if (used == got) {
          return i;
        }
        Packet packet = fresh[used++];
        slots[i] = packet;
        messages.vector(i, 1, packet.memory().address() + packet.dataOffset(), frameLength);
      }
      messages.expectControl(i);
    }
    return wanted;
  }

  /** A whole frame as a packet; null if it is to be cut, or was refused and counted. */
  private @Nullable Packet open(int slot) {
    Packet packet = slots[slot];
    int length = messages.length(slot) - VirtioHeader.LENGTH;
    if (packet == null || length <= 0 || (messages.flags(slot) & MSG_TRUNC) != 0) {
      return refuse();
    }
    VirtioHeader header = virtio[slot];
    int tag = messages.vlanTag(slot);
    if (header.gsoType() != VirtioHeader.GSO_NONE) {
      MemorySegment.copy(
          packet.memory(),
          packet.dataOffset(),
          overflow,
          uncut(slot),
          Math.min(length, frameLength));
      return splitter.begin(header, uncut(slot), length, tag) ? null : refuse();
    }
    if (length > frameLength
        || (header.needsChecksum()
            && !header.finishChecksum(packet.memory(), packet.dataOffset(), length))) {
      return refuse();
    }
    if (length < frameLength) {
      packet.pullTail(frameLength - length);
    }
    if (tag != 0 && !VlanTag.insert(packet, tag)) {
      packet.pushTail(frameLength - length);
      return refuse();
    }
    return packet;
  }

  private @Nullable Packet refuse() {
    counters.add(Count.ERRORS, 1);
    return null;
  }

  private long uncut(int slot) {
    return (long) slot * overflowStride();
  }

  private int overflowStride() {
    return frameLength + FrameLength.MAX_UNCUT;
  }
}
