package org.odpj.linuxgeneric.pktio.device;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.libc.SocketCalls;

/**
 * The wish that a device takes all frames: a packet socket that does nothing but be a member. The
 * device's flag would outlive a process that crashes, and would undo what others wish.
 *
 * @param fd the socket
 */
record Promiscuity(int fd) implements AutoCloseable {
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 02000000;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_MREQ = 16;
  private static final short PACKET_MR_PROMISC = 1;

  static Promiscuity of(String device, int index) {
    try (Arena arena = Arena.ofConfined()) {
      Errno errno = new Errno(arena);
      int fd = SocketCalls.socket(errno, AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
      MemorySegment request = arena.allocate(PACKET_MREQ, 4); // struct packet_mreq
      request.set(JAVA_INT, 0, index);
      request.set(JAVA_SHORT, 4, PACKET_MR_PROMISC);
      int result =
          fd < 0
              ? fd
              : SocketCalls.setsockopt(errno, fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, request);
      if (result < 0) {
        if (fd >= 0) {
          Libc.close(errno, fd);
        }
        throw NetDevice.failed(device, "setting promiscuous mode", result);
      }
      return new Promiscuity(fd);
    }
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      Libc.close(new Errno(arena), fd);
    }
  }
}
