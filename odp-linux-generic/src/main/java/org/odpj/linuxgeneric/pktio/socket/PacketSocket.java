package org.odpj.linuxgeneric.pktio.socket;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;

/**
 * A packet socket and its control operations. Numbers are those of linux/if_packet.h and
 * asm-generic/socket.h, which x86-64 and AArch64 share. Not for the fast path.
 */
final class PacketSocket implements AutoCloseable {
  static final int SOL_PACKET = 263;
  static final int PACKET_AUXDATA = 8;

  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 02000000;
  private static final short ETH_P_ALL_ON_WIRE = 0x0300; // 3 in network byte order

  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SO_DETACH_FILTER = 27;
  private static final int SO_SNDBUFFORCE = 32;
  private static final int SO_RCVBUFFORCE = 33;

  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VNET_HDR = 15;
  private static final int PACKET_FANOUT = 18;
  private static final int PACKET_IGNORE_OUTGOING = 23;

  /** PACKET_FANOUT_HASH, with a group number of the kernel's choice, without sent frames. */
  private static final int NEW_FANOUT = (0x2000 | 0x4000) << 16;

  private static final int SOCKADDR_LL = 20;
  private static final int RETURN_NOTHING = 0x06; // BPF_RET | BPF_K, with k = 0

  /** Room for several full TCP windows, as sent by a local stack in pieces of 64 KiB. */
  private static final int BUFFER = 16 << 20;

  private final String device;
  private final int fd;

  private PacketSocket(String device, int fd) {
    this.device = device;
    this.fd = fd;
  }

  /** A socket that neither receives nor is bound. */
  static PacketSocket open(String device) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = SocketCalls.socket(new Errno(arena), AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
      if (fd == -Errno.EPERM || fd == -Errno.EACCES) {
        throw new OdpException(
            ErrorCode.PERMISSION_DENIED,
            "%s: a packet socket needs the right CAP_NET_RAW; run as root, or give the process that"
                    .formatted(device)
                + " right (a container: --cap-add NET_RAW, a service:"
                + " AmbientCapabilities=CAP_NET_RAW)");
      }
      if (fd < 0) {
        throw NetDevice.failed(device, "opening a packet socket", fd);
      }
      return new PacketSocket(device, fd);
    }
  }

  int fd() {
    return fd;
  }

  /** Sends to a device, and receives nothing. */
  void bindForSending(int deviceIndex) {
    bind(deviceIndex, (short) 0);
    setBuffer(SO_SNDBUFFORCE, SO_SNDBUF);
  }

  /**
   * Makes ready to receive each frame with a virtio-net header and the VLAN tag that was taken out
   * of it, and no frame that is sent. Nothing is received until {@link #accept}.
   */
  void prepareForReceiving() {
    acceptNothing();
    flag(PACKET_VNET_HDR, "asking for checksum and segmentation state");
    flag(PACKET_AUXDATA, "asking for VLAN tags");
    flag(PACKET_IGNORE_OUTGOING, "leaving out sent frames");
    setBuffer(SO_RCVBUFFORCE, SO_RCVBUF);
  }

  /** Receives all that arrives on a device. */
  void bindForReceiving(int deviceIndex) {
    bind(deviceIndex, ETH_P_ALL_ON_WIRE);
  }

  /**
   * Shares the frames of its device with other sockets, by a hash of their flow.
   *
   * @param group what an earlier socket of the group returned, or 0 to begin one
   * @return the group
   */
  int join(int group) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocateFrom(JAVA_INT, group == 0 ? NEW_FANOUT : group);
      check("spreading frames over queues", set(arena, SOL_PACKET, PACKET_FANOUT, value));
      Errno errno = new Errno(arena);
      check(
          "asking for the group of queues",
          SocketCalls.getsockopt(errno, fd, SOL_PACKET, PACKET_FANOUT, value));
      return value.get(JAVA_INT, 0);
    }
  }

  /** Sets an option of packet sockets. */
  void option(int option, MemorySegment value, String what) {
    try (Arena arena = Arena.ofConfined()) {
      check(what, set(arena, SOL_PACKET, option, value));
    }
  }

  /** The name of the device. */
  String device() {
    return device;
  }

  /** Lets frames in: all, or what a filter matches. */
  void accept(@Nullable PacketFilter filter) {
    try (Arena arena = Arena.ofConfined()) {
      if (filter == null) {
        check("letting frames in", set(arena, SOL_SOCKET, SO_DETACH_FILTER, arena.allocate(4, 4)));
      } else {
        MemorySegment program = filter.forKernel(arena);
        check("setting the filter", set(arena, SOL_SOCKET, SO_ATTACH_FILTER, program));
      }
    }
  }

  /** Keeps all frames out, by a filter. */
  private void acceptNothing() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment instruction = arena.allocate(8, 8); // struct sock_filter
      instruction.set(JAVA_SHORT, 0, (short) RETURN_NOTHING);
      MemorySegment program = arena.allocate(16, 8); // struct sock_fprog
      program.set(JAVA_SHORT, 0, (short) 1);
      program.set(ADDRESS, 8, instruction);
      check("keeping frames out", set(arena, SOL_SOCKET, SO_ATTACH_FILTER, program));
    }
  }

  /** Frames that were lost because the socket was full, since the last time this was asked. */
  long takeDrops() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment counts = arena.allocate(8, 4); // struct tpacket_stats
      int error =
          SocketCalls.getsockopt(new Errno(arena), fd, SOL_PACKET, PACKET_STATISTICS, counts);
      return error < 0 ? 0 : Integer.toUnsignedLong(counts.get(JAVA_INT, 4));
    }
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      Libc.close(new Errno(arena), fd);
    }
  }

  private void bind(int deviceIndex, short protocol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(SOCKADDR_LL, 4); // struct sockaddr_ll
      address.set(JAVA_SHORT, 0, (short) AF_PACKET);
      address.set(JAVA_SHORT, 2, protocol);
      address.set(JAVA_INT, 4, deviceIndex);
      check("binding a packet socket", SocketCalls.bind(new Errno(arena), fd, address));
    }
  }

  private void flag(int option, String what) {
    try (Arena arena = Arena.ofConfined()) {
      check(what, set(arena, SOL_PACKET, option, arena.allocateFrom(JAVA_INT, 1)));
    }
  }

  /** As large as may be: beyond the system's limit where there is the right to, else up to it. */
  private void setBuffer(int forced, int limited) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocateFrom(JAVA_INT, BUFFER);
      if (set(arena, SOL_SOCKET, forced, size) < 0) {
        check("setting the buffer size", set(arena, SOL_SOCKET, limited, size));
      }
    }
  }

  private int set(Arena arena, int level, int option, MemorySegment value) {
    return SocketCalls.setsockopt(new Errno(arena), fd, level, option, value);
  }

  private void check(String what, int result) {
    if (result < 0) {
      throw NetDevice.failed(device, what, result);
    }
  }
}
