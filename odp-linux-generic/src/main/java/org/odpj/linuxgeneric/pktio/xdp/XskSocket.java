package org.odpj.linuxgeneric.pktio.xdp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.device.NetDevice;

/**
 * An AF_XDP socket with its four rings. Numbers and layouts of linux/if_xdp.h, the same since Linux
 * 5.4 (which brought unaligned chunks, and the flags in the offsets of rings).
 */
final class XskSocket implements AutoCloseable {
  private static final int AF_XDP = 44;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 02000000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUFFORCE = 32;
  private static final int SOL_XDP = 283;

  private static final int XDP_MMAP_OFFSETS = 1;
  private static final int XDP_RX_RING = 2;
  private static final int XDP_TX_RING = 3;
  private static final int XDP_UMEM_REG = 4;
  private static final int XDP_UMEM_FILL_RING = 5;
  private static final int XDP_UMEM_COMPLETION_RING = 6;
  private static final int XDP_STATISTICS = 7;

  private static final long RX_OFFSET = 0;
  private static final long TX_OFFSET = 0x8000_0000L;
  private static final long FILL_OFFSET = 0x1_0000_0000L;
  private static final long COMPLETION_OFFSET = 0x1_8000_0000L;
  private static final int OFFSETS_EACH = 32; // struct xdp_ring_offset
  private static final int DESCRIPTOR = 16; // struct xdp_desc
  private static final int ADDRESS = 8; // an entry of the fill and completion rings

  private static final int SOCKADDR_XDP = 16;
  private static final int XDP_COPY = 1 << 1;
  private static final int XDP_USE_NEED_WAKEUP = 1 << 3;

  /** More than a full ring of the longest frames, so that the ring alone bounds what is sent. */
  private static final int SEND_BUFFER = 64 << 20;

  private final String device;
  private final int fd;
  private final Arena arena;
  private final RingMemory fill;
  private final RingMemory completion;
  private final RingMemory rx;
  private final RingMemory tx;

  /** A socket with rings that is not bound. */
  @SuppressWarnings("MustBeClosedChecker") // It is closed with this object.
  XskSocket(String device, Umem umem) {
    this.device = device;
    this.fd = socket(device);
    this.arena = Arena.ofShared();
    try {
      set(SOL_XDP, XDP_UMEM_REG, umem.registration(arena), "lending the pool's memory");
      MemorySegment size = arena.allocateFrom(JAVA_INT, RingMemory.SIZE);
      set(SOL_XDP, XDP_UMEM_FILL_RING, size, "making the fill ring");
      set(SOL_XDP, XDP_UMEM_COMPLETION_RING, size, "making the completion ring");
      set(SOL_XDP, XDP_RX_RING, size, "making the receive ring");
      set(SOL_XDP, XDP_TX_RING, size, "making the transmit ring");
      MemorySegment buffer = arena.allocateFrom(JAVA_INT, SEND_BUFFER);
      set(SOL_SOCKET, SO_SNDBUFFORCE, buffer, "setting the send buffer");
      MemorySegment offsets = arena.allocate(4 * OFFSETS_EACH, 8);
      get(XDP_MMAP_OFFSETS, offsets, "asking where the rings are");
      rx = map(RX_OFFSET, offsets, 0, DESCRIPTOR);
      tx = map(TX_OFFSET, offsets, 1, DESCRIPTOR);
      fill = map(FILL_OFFSET, offsets, 2, ADDRESS);
      completion = map(COMPLETION_OFFSET, offsets, 3, ADDRESS);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static int socket(String device) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = SocketCalls.socket(new Errno(arena), AF_XDP, SOCK_RAW | SOCK_CLOEXEC, 0);
      check(device, "opening an AF_XDP socket", fd);
      return fd;
    }
  }

  private RingMemory map(long pageOffset, MemorySegment offsets, int which, int entrySize) {
    MemorySegment own = offsets.asSlice((long) which * OFFSETS_EACH, OFFSETS_EACH);
    return RingMemory.map(arena, device, fd, pageOffset, own, entrySize);
  }

  /**
   * Joins a queue of a device. Always in copy mode: with frames that cross pages, as a pool's do,
   * devices cannot use the memory themselves.
   */
  void bind(int deviceIndex, int queue) {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment address = local.allocate(SOCKADDR_XDP, 4);
      address.set(JAVA_SHORT, 0, (short) AF_XDP);
      address.set(JAVA_SHORT, 2, (short) (XDP_COPY | XDP_USE_NEED_WAKEUP));
      address.set(JAVA_INT, 4, deviceIndex);
      address.set(JAVA_INT, 8, queue);
      int result = SocketCalls.bind(new Errno(local), fd, address);
      if (result == -Errno.EBUSY) {
        throw new OdpException(
            ErrorCode.INTERFACE_BUSY,
            "%s: another program receives queue %d by AF_XDP; stop that".formatted(device, queue));
      }
      check(device, "binding to queue " + queue, result);
    }
  }

  int fd() {
    return fd;
  }

  RingMemory fill() {
    return fill;
  }

  RingMemory completion() {
    return completion;
  }

  RingMemory rx() {
    return rx;
  }

  RingMemory tx() {
    return tx;
  }

  /** What the kernel counted since the socket was made. */
  XskStatistics statistics() {
    try (Arena local = Arena.ofConfined()) {
      MemorySegment counts = local.allocate(XskStatistics.LENGTH, 8);
      int result = SocketCalls.getsockopt(new Errno(local), fd, SOL_XDP, XDP_STATISTICS, counts);
      return result < 0
          ? XskStatistics.NONE
          : new XskStatistics(
              counts.getAtIndex(JAVA_LONG, 0),
              counts.getAtIndex(JAVA_LONG, 3),
              counts.getAtIndex(JAVA_LONG, 4));
    }
  }

  @Override
  public void close() {
    try (Arena local = Arena.ofConfined()) {
      Libc.close(new Errno(local), fd);
    }
    arena.close();
  }

  private void set(int level, int option, MemorySegment value, String what) {
    check(device, what, SocketCalls.setsockopt(new Errno(arena), fd, level, option, value));
  }

  private void get(int option, MemorySegment value, String what) {
    check(device, what, SocketCalls.getsockopt(new Errno(arena), fd, SOL_XDP, option, value));
  }

  static void check(String device, String what, long result) {
    if (result >= 0) {
      return;
    }
    throw switch ((int) -result) {
      case Errno.EPERM, Errno.EACCES ->
          new OdpException(
              ErrorCode.PERMISSION_DENIED,
              "%s: %s needs the rights CAP_NET_ADMIN, CAP_NET_RAW and CAP_BPF; run as root"
                  .formatted(device, what));
      case Errno.ENOBUFS ->
          new OdpException(
              ErrorCode.INTERFACE_FAILED,
              "%s: %s needs more locked memory than the process may have; raise it (ulimit -l)"
                  .formatted(device, what));
      default -> NetDevice.failed(device, what, (int) result);
    };
  }
}
