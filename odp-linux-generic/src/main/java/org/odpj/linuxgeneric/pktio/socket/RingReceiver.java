package org.odpj.linuxgeneric.pktio.socket;

import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.FrameCopy;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Receives from a ring that the kernel fills, without system calls. Frames are copied into packets,
 * because a block of the ring can only go back as a whole.
 *
 * <p>With the pool empty, frames stay in the ring; when that is full as well, the kernel counts
 * what it drops.
 */
final class RingReceiver implements PacketInput {
  /** Packets that wait for frames. */
  static final int BATCH = 32;

  private final PacketPool pool;
  private final QueueCounters counters;
  private final int frameLength;
  private final Packet[] fresh = new Packet[BATCH];
  private int spare;

  private @Nullable Source source;

  /** What there is between start and stop. */
  private record Source(PacketRing ring, VirtioHeader virtio, GsoSplitter splitter) {}

  RingReceiver(PacketPool pool, QueueCounters counters) {
    this.pool = pool;
    this.counters = counters;
    this.frameLength = FrameLength.of(pool);
  }

  @Override
  public void start(PacketSocket socket) {
    PacketRing ring = new PacketRing(socket);
    source =
        new Source(
            ring,
            new VirtioHeader(ring.memory(), 0),
            new GsoSplitter(pool, frameLength, ring.memory()));
  }

  @Override
  public void stop() {
    if (source != null) {
      source.ring().close();
      source = null;
    }
  }

  @Override
  public void close() {
    pool.free(fresh, 0, spare);
    spare = 0;
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    Source from = source;
    if (from == null) {
      return 0;
    }
    PacketRing ring = from.ring();
    GsoSplitter splitter = from.splitter();
    int taken = splitter.take(packets, offset, count);
    while (taken < count && !splitter.busy() && ring.available() > 0) {
      if (spare == 0) {
        spare = pool.alloc(frameLength, fresh, 0, BATCH);
        if (spare == 0) {
          break;
        }
      }
      Packet packet = fresh[spare - 1];
      if (open(from, packet)) {
        spare--;
        packets[offset + taken++] = packet;
      } else {
        taken += splitter.take(packets, offset + taken, count - taken);
      }
      ring.next();
    }
    return taken;
  }

  /** Copies the frame into a packet; false if it is to be cut, or was refused and counted. */
  private boolean open(Source from, Packet packet) {
    PacketRing ring = from.ring();
    long data = ring.data();
    int length = ring.length();
    VirtioHeader header = from.virtio().at(data - VirtioHeader.LENGTH);
    int tag = ring.vlanTag();
    if (length <= 0 || ring.truncated()) {
      return refuse();
    }
    if (header.gsoType() != VirtioHeader.GSO_NONE) {
      return !from.splitter().begin(header, data, length, tag) && refuse();
    }
    if (length > frameLength
        || (header.needsChecksum() && !header.finishChecksum(ring.memory(), data, length))) {
      return refuse();
    }
    FrameCopy.into(ring.memory(), data, packet, length);
    if (length < frameLength) {
      packet.pullTail(frameLength - length);
    }
    if (tag != 0 && !VlanTag.insert(packet, tag)) {
      packet.pushTail(frameLength - length);
      return refuse();
    }
    return true;
  }

  private boolean refuse() {
    counters.add(Count.ERRORS, 1);
    return false;
  }
}
