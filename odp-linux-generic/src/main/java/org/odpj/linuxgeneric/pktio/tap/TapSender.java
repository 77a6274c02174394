package org.odpj.linuxgeneric.pktio.tap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.Packet;

/**
 * Sends to a queue of a TAP device, a frame for each system call. The kernel copies. A frame that
 * it refuses, and all while the device is down or gone, are taken and counted as dropped.
 */
final class TapSender implements Sender {
  private static final int MAX_FRAME = 65_536;

  private final TapQueue queue;
  private final QueueCounters counters;
  private final Errno errno;

  /** Where a packet of several segments is put together. */
  private final MemorySegment whole;

  TapSender(TapQueue queue, QueueCounters counters, Arena arena) {
    this.queue = queue;
    this.counters = counters;
    this.errno = new Errno(arena);
    this.whole = arena.allocate(MAX_FRAME, 64);
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    int taken = 0;
    while (taken < count) {
      Packet packet = packets[offset + taken];
      long written = write(packet);
      if (written == -Errno.EAGAIN || written == -Errno.ENOBUFS || written == -Errno.ENOMEM) {
        break;
      }
      if (written < 0) {
        counters.add(Count.DROPPED, 1);
      } else {
        counters.add(Count.PACKETS, 1);
        counters.add(Count.OCTETS, packet.length());
      }
      taken++;
    }
    Bursts.free(packets, offset, taken);
    return taken;
  }

  private long write(Packet packet) {
    int length = packet.length();
    if (packet.segmentLength() == length) {
      MemorySegment data = packet.memory().asSlice(packet.dataOffset(), length);
      return Libc.write(errno, queue.fd(), data, length);
    }
    int copied = Math.min(length, MAX_FRAME); // What is longer, no device takes.
    packet.copyTo(0, whole, 0, copied);
    return Libc.write(errno, queue.fd(), whole, copied);
  }
}
