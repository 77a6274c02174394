package org.odpj.linuxgeneric.pktio.tap;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Receiver;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/**
 * Receives from a queue of a TAP device, a frame for each system call, straight into a packet that
 * waits. A second vector of one byte tells frames that the packet cannot hold. The kernel has
 * finished checksums and cut super-frames before.
 */
final class TapReceiver implements Receiver {
  private static final int VECTORS = 32; // two of struct iovec

  private final TapQueue queue;
  private final PacketPool pool;
  private final QueueCounters counters;
  private final Errno errno;
  private final MemorySegment vectors;
  private final int frameLength;
  private @Nullable Packet waiting;

  TapReceiver(TapQueue queue, PacketPool pool, QueueCounters counters, Arena arena) {
    this.queue = queue;
    this.pool = pool;
    this.counters = counters;
    this.errno = new Errno(arena);
    this.vectors = arena.allocate(VECTORS, 8);
    vectors.set(JAVA_LONG, 16, arena.allocate(8).address());
    vectors.set(JAVA_LONG, 24, 1);
    Packet packet = pool.alloc(pool.maxLength());
    this.frameLength = packet == null ? pool.param().length() : packet.segmentLength();
    if (packet != null) {
      packet.free();
    }
  }

  @Override
  public int receive(Packet[] packets, int offset, int count) {
    int taken = 0;
    while (taken < count) {
      Packet packet = ready();
      if (packet == null) {
        break;
      }
      int length = (int) Libc.readv(errno, queue.fd(), vectors, 2);
      if (length <= 0) {
        break; // Nothing there, or the device is down or gone: see link().
      }
      if (length > frameLength) {
        counters.add(Count.ERRORS, 1);
        continue;
      }
      if (length < frameLength) {
        packet.pullTail(frameLength - length);
      }
      waiting = null;
      packets[offset + taken++] = packet;
    }
    return taken;
  }

  /** Throws away what came while the interface was stopped. */
  void drain() {
    if (ready() != null) {
      while (Libc.readv(errno, queue.fd(), vectors, 2) > 0) {
        // The next one goes into the same packet.
      }
    }
  }

  /** The packet for the next frame; null if the pool is empty. */
  private @Nullable Packet ready() {
    Packet packet = waiting;
    if (packet == null) {
      packet = pool.alloc(frameLength);
      if (packet != null) {
        vectors.set(JAVA_LONG, 0, packet.memory().address() + packet.dataOffset());
        vectors.set(JAVA_LONG, 8, frameLength);
      }
      waiting = packet;
    }
    return packet;
  }

  /** Frees the packet that waits. */
  void close() {
    if (waiting != null) {
      waiting.free();
      waiting = null;
    }
  }
}
