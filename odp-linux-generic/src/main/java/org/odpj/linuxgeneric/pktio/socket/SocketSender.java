package org.odpj.linuxgeneric.pktio.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.base.Bursts;
import org.odpj.linuxgeneric.pktio.base.Count;
import org.odpj.linuxgeneric.pktio.base.QueueCounters;
import org.odpj.linuxgeneric.pktio.base.Sender;
import org.odpj.packet.Packet;

/**
 * Sends by a packet socket. The kernel copies, so a packet is freed as soon as it was taken.
 *
 * <p>No room: the packet is not taken. A frame that the device refuses, such as one longer than its
 * MTU, and all frames while it is down or gone, are taken and counted as dropped, as they would be
 * on a cable that was pulled.
 */
final class SocketSender implements Sender {
  private static final int BATCH = 32;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MAX_FRAME = 65_536 + 64;

  private final PacketSocket socket;
  private final QueueCounters counters;
  private final Messages messages;
  private final Errno errno;

  /** Where a packet of several segments is put together; so such a packet ends a batch. */
  private final MemorySegment whole;

  SocketSender(PacketSocket socket, QueueCounters counters, Arena arena) {
    this.socket = socket;
    this.counters = counters;
    this.messages = new Messages(arena, BATCH, 1);
    this.errno = new Errno(arena);
    this.whole = arena.allocate(MAX_FRAME, 64);
  }

  @Override
  public int send(Packet[] packets, int offset, int count) {
    int taken = 0;
    while (taken < count) {
      int first = offset + taken;
      int prepared = prepare(packets, first, Math.min(BATCH, count - taken));
      int sent =
          SocketCalls.sendmmsg(errno, socket.fd(), messages.headers(), prepared, MSG_DONTWAIT);
      if (sent > 0) {
        counters.add(Count.PACKETS, sent);
        counters.add(Count.OCTETS, Bursts.octets(packets, first, sent));
        Bursts.free(packets, first, sent);
        taken += sent;
        continue;
      }
      int refused = refused(-sent, count - taken);
      if (refused == 0) {
        break;
      }
      counters.add(Count.DROPPED, refused);
      Bursts.free(packets, first, refused);
      taken += refused;
    }
    return taken;
  }

  /** How many packets will never be sent, after an error that the first of them caused. */
  private static int refused(int error, int count) {
    return switch (error) {
      case Errno.EAGAIN, Errno.ENOBUFS, Errno.ENOMEM, Errno.EINTR -> 0;
      case Errno.ENETDOWN, Errno.ENXIO, Errno.ENODEV -> count;
      default -> 1;
    };
  }

  private int prepare(Packet[] packets, int offset, int count) {
    for (int i = 0; i < count; i++) {
      Packet packet = packets[offset + i];
      int length = packet.length();
      if (packet.segmentLength() == length) {
        messages.vector(i, 0, packet.memory().address() + packet.dataOffset(), length);
      } else {
        int copied = Math.min(length, MAX_FRAME); // What is longer, no device takes.
        packet.copyTo(0, whole, 0, copied);
        messages.vector(i, 0, whole.address(), copied);
        return i + 1;
      }
    }
    return count;
  }
}
