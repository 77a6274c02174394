package org.odpj.linuxgeneric.pktio.tap;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.proto.MacAddress;

/**
 * One queue of a TAP device: a descriptor of /dev/net/tun. The device is there as long as one of
 * its queues is. Numbers of linux/if_tun.h, the same since Linux 3.8.
 */
final class TapQueue {
  private static final String CLONE_DEVICE = "/dev/net/tun";
  private static final int READ_WRITE = 02;
  private static final int O_NONBLOCK = 04000;
  private static final int O_CLOEXEC = 02000000;

  private static final long TUNSETIFF = 0x400454ca;
  private static final long TUNSETTXFILTER = 0x400454d1;
  private static final long TUNATTACHFILTER = 0x401054d5;
  private static final int IFREQ = 40;
  private static final int AT_FLAGS = 16;
  private static final int FLAGS = 0x0002 | 0x1000 | 0x0100; // TAP, NO_PI, MULTI_QUEUE
  private static final short ALL_MULTICAST = 1; // TUN_FLT_ALLMULTI
  private static final int FILTER_HEADER = 4; // flags, count

  private final String name;
  private int fd;

  private TapQueue(String name, int fd) {
    this.name = name;
    this.fd = fd;
  }

  /** Makes the device if there is none of that name; else becomes another queue of it. */
  static TapQueue attach(String name) {
    return new TapQueue(name, open(name));
  }

  /** Makes the device anew, after it was removed. */
  void reattach() {
    close();
    fd = open(name);
  }

  private static int open(String name) {
    try (Arena arena = Arena.ofConfined()) {
      Errno errno = new Errno(arena);
      int fd = Libc.open(errno, CLONE_DEVICE, READ_WRITE | O_NONBLOCK | O_CLOEXEC, 0);
      if (fd < 0) {
        throw refused(name, "opening " + CLONE_DEVICE, fd);
      }
      MemorySegment request = arena.allocate(IFREQ, 8);
      request.setString(0, name);
      request.set(JAVA_SHORT, AT_FLAGS, (short) FLAGS);
      int result = Libc.ioctl(errno, fd, TUNSETIFF, request);
      if (result < 0) {
        Libc.close(errno, fd);
        throw refused(name, "making the device", result);
      }
      return fd;
    }
  }

  private static OdpException refused(String name, String what, int error) {
    return switch (-error) {
      case Errno.EPERM, Errno.EACCES ->
          new OdpException(
              ErrorCode.PERMISSION_DENIED,
              "tap:%s: %s needs the right CAP_NET_ADMIN; run as root".formatted(name, what));
      case Errno.ENOENT, Errno.ENODEV ->
          new OdpException(
              ErrorCode.INTERFACE_FAILED,
              "tap:%s: there is no %s; load the kernel module tun".formatted(name, CLONE_DEVICE));
      case Errno.EINVAL, Errno.EBUSY ->
          new OdpException(
              ErrorCode.INTERFACE_FAILED,
              "tap:%s: there is another device '%s', or another program has it; choose another name"
                  .formatted(name, name));
      default -> NetDevice.failed("tap:" + name, what, error);
    };
  }

  int fd() {
    return fd;
  }

  /** Passes frames to one station and to groups only, or all. */
  void passOnlyTo(boolean onlyOwn, MacAddress own) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate(FILTER_HEADER + MacAddress.LENGTH, 4);
      if (onlyOwn) {
        filter.set(JAVA_SHORT, 0, ALL_MULTICAST);
        filter.set(JAVA_SHORT, 2, (short) 1);
        for (int i = 0; i < MacAddress.LENGTH; i++) {
          int shift = 8 * (MacAddress.LENGTH - 1 - i);
          filter.set(JAVA_BYTE, FILTER_HEADER + i, (byte) (own.bits() >>> shift));
        }
      }
      int result = Libc.ioctl(new Errno(arena), fd, TUNSETTXFILTER, filter);
      if (result < 0) {
        throw NetDevice.failed("tap:" + name, "setting promiscuous mode", result);
      }
    }
  }

  /**
   * Lets all queues that the device has now pass only what a filter matches. What it does not match
   * counts there as dropped by the device.
   */
  void filter(PacketFilter filter) {
    try (Arena arena = Arena.ofConfined()) {
      int result = Libc.ioctl(new Errno(arena), fd, TUNATTACHFILTER, filter.forKernel(arena));
      if (result < 0) {
        throw NetDevice.failed("tap:" + name, "setting the filter", result);
      }
    }
  }

  void close() {
    try (Arena arena = Arena.ofConfined()) {
      Libc.close(new Errno(arena), fd);
    }
  }
}
