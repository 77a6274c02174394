package org.odpj.linuxgeneric.pktio.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.libc.Errno;
import org.odpj.linuxgeneric.pktio.libc.Libc;
import org.odpj.pktio.PktioLink;
import org.odpj.proto.MacAddress;

/**
 * A network device: what it is and how it is set, by ioctl(2) on a socket of the same network
 * namespace (linux/sockios.h, {@code struct ifreq} of linux/if.h).
 */
final class NetDevice {
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCGIFMTU = 0x8921;
  private static final long SIOCSIFMTU = 0x8922;
  private static final long SIOCGIFHWADDR = 0x8927;
  private static final long SIOCGIFINDEX = 0x8933;

  private static final int IFREQ = 40;
  private static final int NAME_SIZE = 16;
  private static final int AT_VALUE = NAME_SIZE;
  private static final int AT_ADDRESS = NAME_SIZE + 2; // ifr_hwaddr.sa_data

  private static final int IFF_UP = 0x1;
  private static final int IFF_RUNNING = 0x40;
  private static final int IFF_PROMISC = 0x100;
  private static final int ARPHRD_ETHER = 1;
  private static final int ARPHRD_LOOPBACK = 772;

  private final String name;
  private final PacketSocket socket;

  NetDevice(String name, PacketSocket socket) {
    this.name = name;
    this.socket = socket;
  }

  /** The names of the devices of this network namespace. */
  static List<String> names() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/dev"))) {
      return lines
          .filter(line -> line.indexOf(':') > 0)
          .map(line -> line.substring(0, line.indexOf(':')).strip())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new OdpException(
          ErrorCode.INTERFACE_FAILED, "/proc/net/dev cannot be read: " + e.getMessage(), e);
    }
  }

  /** The kernel's number of the device. */
  int index() {
    try (Arena arena = Arena.ofConfined()) {
      return require(arena, SIOCGIFINDEX, "asking for its number").get(JAVA_INT, AT_VALUE);
    }
  }

  /** The hardware address; also refuses devices whose frames are not Ethernet's. */
  MacAddress macAddress() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = require(arena, SIOCGIFHWADDR, "asking for its address");
      int type = request.get(JAVA_SHORT, AT_VALUE);
      if (type != ARPHRD_ETHER && type != ARPHRD_LOOPBACK) {
        throw new OdpException(
            ErrorCode.INTERFACE_FAILED,
            "%s: is not an Ethernet device (type %d); open another".formatted(name, type));
      }
      long bits = 0;
      for (int i = 0; i < MacAddress.LENGTH; i++) {
        bits = bits << 8 | Byte.toUnsignedLong(request.get(JAVA_BYTE, AT_ADDRESS + i));
      }
      return new MacAddress(bits);
    }
  }

  /** Bytes of a frame's content. */
  int mtu() {
    try (Arena arena = Arena.ofConfined()) {
      return require(arena, SIOCGIFMTU, "asking for its MTU").get(JAVA_INT, AT_VALUE);
    }
  }

  /** Sets the bytes of a frame's content. */
  void mtu(int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena);
      request.set(JAVA_INT, AT_VALUE, bytes);
      int result = Libc.ioctl(new Errno(arena), socket.fd(), SIOCSIFMTU, request);
      if (result < 0) {
        throw PacketSocket.failed(name, "setting the MTU to " + bytes, result);
      }
    }
  }

  /** The link; down if the device is gone. */
  PktioLink link() {
    int flags = flags();
    boolean up = (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
    String speed = attribute("speed");
    boolean known = up && speed.matches("[0-9]{1,9}");
    return new PktioLink(
        up, known ? Long.parseLong(speed) : 0, !attribute("duplex").equals("half"));
  }

  /** Whether an administrator has set the device to take all frames. */
  boolean promiscuous() {
    return (flags() & IFF_PROMISC) != 0;
  }

  private int flags() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena);
      int result = Libc.ioctl(new Errno(arena), socket.fd(), SIOCGIFFLAGS, request);
      return result < 0 ? 0 : request.get(JAVA_SHORT, AT_VALUE);
    }
  }

  /** What sysfs tells; empty text if it does not, as for a device without a link. */
  private String attribute(String file) {
    try {
      return Files.readString(Path.of("/sys/class/net", name, file)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private MemorySegment require(Arena arena, long code, String what) {
    MemorySegment request = request(arena);
    int result = Libc.ioctl(new Errno(arena), socket.fd(), code, request);
    if (result < 0) {
      throw PacketSocket.failed(name, what, result);
    }
    return request;
  }

  private MemorySegment request(Arena arena) {
    MemorySegment request = arena.allocate(IFREQ, 8);
    request.setString(0, name);
    return request;
  }
}
