package org.odpj.linuxgeneric.pktio.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
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
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.libc.SocketCalls;
import org.odpj.linuxgeneric.pktio.base.DeviceExtras;
import org.odpj.pktio.PktioLink;
import org.odpj.proto.MacAddress;

/**
 * A network device: what it is and how it is set, by ioctl(2) on a socket of the same network
 * namespace (linux/sockios.h, {@code struct ifreq} of linux/if.h).
 *
 * <p>A device is held by the kernel's number for it, so it stays the same when it is renamed. When
 * it is removed, {@link #find} looks for another of the name that it was opened by.
 */
public final class NetDevice implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 02000000;

  private static final long SIOCGIFNAME = 0x8910;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCSIFFLAGS = 0x8914;
  private static final long SIOCGIFMTU = 0x8921;
  private static final long SIOCSIFMTU = 0x8922;
  private static final long SIOCGIFHWADDR = 0x8927;
  private static final long SIOCGIFINDEX = 0x8933;
  private static final long SIOCETHTOOL = 0x8946;

  private static final int IFREQ = 40;
  private static final int NAME_SIZE = 16;
  private static final int AT_VALUE = NAME_SIZE;
  private static final int AT_ADDRESS = NAME_SIZE + 2; // ifr_hwaddr.sa_data

  private static final int IFF_UP = 0x1;
  private static final int IFF_RUNNING = 0x40;
  private static final int IFF_PROMISC = 0x100;
  private static final int ARPHRD_ETHER = 1;
  private static final int ARPHRD_LOOPBACK = 772;

  private final String openedAs;
  private final int control;
  private int index;
  private final Ethtool ethtool = new Ethtool(this);
  private @Nullable Promiscuity promiscuity;

  private NetDevice(String name, int control) {
    this.openedAs = name;
    this.control = control;
  }

  /**
   * A device that there is.
   *
   * @param name its name
   * @return the device, to be closed
   * @throws OdpException if there is none
   */
  public static NetDevice open(String name) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = SocketCalls.socket(new Errno(arena), AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (fd < 0) {
        throw failed(name, "opening a control socket", fd);
      }
      NetDevice device = new NetDevice(name, fd);
      try {
        device.index = device.numberOf(name);
      } catch (OdpException e) {
        device.close();
        throw e;
      }
      return device;
    }
  }

  /**
   * The names of the devices of this network namespace.
   *
   * @return in alphabetical order
   */
  public static List<String> names() {
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

  /**
   * An operation that the kernel refused.
   *
   * @param device its name
   * @param what was tried
   * @param error the error number
   * @return to be thrown
   */
  public static OdpException failed(String device, String what, int error) {
    return new OdpException(
        ErrorCode.INTERFACE_FAILED,
        "%s: %s failed: %s".formatted(device, what, Libc.message(error)));
  }

  /**
   * The name that it was opened by.
   *
   * @return the name; the device may have another by now
   */
  public String name() {
    return openedAs;
  }

  /**
   * The kernel's number of the device.
   *
   * @return the same until {@link #find} finds another device
   */
  public int index() {
    return index;
  }

  /**
   * Whether the device is still there, under whatever name.
   *
   * @return false if it was removed
   */
  public boolean present() {
    return !currentName().isEmpty();
  }

  /**
   * Sees to it that this is a device: the same as ever, or, if that was removed, the one that has
   * its name now.
   *
   * @throws OdpException if there is neither
   */
  public void find() {
    if (!present()) {
      index = numberOf(openedAs);
      if (promiscuity != null) {
        promiscuous(false);
        promiscuous(true);
      }
    }
  }

  /**
   * What keeps it from passing frames, and what to do.
   *
   * @return words that go on after a semicolon; empty if nothing does
   */
  public String trouble() {
    String name = currentName();
    if (name.isEmpty()) {
      return names().contains(openedAs)
          ? "; the device was removed and made anew: stop and start the interface to take it"
          : "; the device was removed: make it again, then stop and start the interface";
    }
    String renamed = name.equals(openedAs) ? "" : "; the device is named %s now".formatted(name);
    return isUp() ? renamed : "%s; the device is down: ip link set %s up".formatted(renamed, name);
  }

  /**
   * The hardware address; also refuses devices whose frames are not Ethernet's.
   *
   * @return the address
   */
  public MacAddress macAddress() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = require(arena, SIOCGIFHWADDR, "asking for its address");
      int type = request.get(JAVA_SHORT, AT_VALUE);
      if (type != ARPHRD_ETHER && type != ARPHRD_LOOPBACK) {
        throw new OdpException(
            ErrorCode.INTERFACE_FAILED,
            "%s: is not an Ethernet device (type %d); open another".formatted(openedAs, type));
      }
      long bits = 0;
      for (int i = 0; i < MacAddress.LENGTH; i++) {
        bits = bits << 8 | Byte.toUnsignedLong(request.get(JAVA_BYTE, AT_ADDRESS + i));
      }
      return new MacAddress(bits);
    }
  }

  /**
   * The longest content of a frame.
   *
   * @return bytes
   */
  public int mtu() {
    try (Arena arena = Arena.ofConfined()) {
      return require(arena, SIOCGIFMTU, "asking for its MTU").get(JAVA_INT, AT_VALUE);
    }
  }

  /**
   * Sets the longest content of a frame.
   *
   * @param bytes as the device allows
   */
  public void mtu(int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, currentName());
      request.set(JAVA_INT, AT_VALUE, bytes);
      check("setting the MTU to " + bytes, ioctl(arena, SIOCSIFMTU, request));
    }
  }

  /**
   * Sets the device up or down.
   *
   * @param up true to let frames pass
   */
  public void up(boolean up) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, currentName());
      int flags = up ? flags() | IFF_UP : flags() & ~IFF_UP;
      request.set(JAVA_SHORT, AT_VALUE, (short) flags);
      check("setting it " + (up ? "up" : "down"), ioctl(arena, SIOCSIFFLAGS, request));
    }
  }

  /**
   * The link.
   *
   * @return down if the device is gone
   */
  public PktioLink link() {
    int flags = flags();
    boolean up = (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
    String speed = attribute("speed");
    boolean known = up && speed.matches("[0-9]{1,9}");
    return new PktioLink(
        up,
        known ? Long.parseLong(speed) : 0,
        !attribute("duplex").equals("half"),
        ethtool.flowControl());
  }

  /**
   * What the device has beyond passing frames.
   *
   * @return always the same
   */
  public DeviceExtras extras() {
    return ethtool;
  }

  /** A command of the ethtool interface; less than 0 is an error number. */
  int ethtool(MemorySegment command) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, currentName());
      request.set(ADDRESS, AT_VALUE, command);
      return ioctl(arena, SIOCETHTOOL, request);
    }
  }

  /**
   * How many receive queues the device has.
   *
   * @return 1 or more
   */
  public int inputQueues() {
    return queues("rx-");
  }

  /**
   * How many transmit queues the device has.
   *
   * @return 1 or more
   */
  public int outputQueues() {
    return queues("tx-");
  }

  /**
   * Whether the device takes frames for other stations, by whoever's wish.
   *
   * @return true if so
   */
  public boolean promiscuous() {
    return promiscuity != null || (flags() & IFF_PROMISC) != 0;
  }

  /**
   * Asks the device for all frames, or no longer. The kernel forgets the wish with this object, or
   * with the process.
   *
   * @param on true for all
   */
  public void promiscuous(boolean on) {
    if (promiscuity != null && !on) {
      promiscuity.close();
      promiscuity = null;
    } else if (promiscuity == null && on) {
      promiscuity = Promiscuity.of(openedAs, index);
    }
  }

  @Override
  public void close() {
    promiscuous(false);
    try (Arena arena = Arena.ofConfined()) {
      Libc.close(new Errno(arena), control);
    }
  }

  private boolean isUp() {
    return (flags() & IFF_UP) != 0;
  }

  /** Empty if there is no device of this number any more. */
  private String currentName() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, "");
      request.set(JAVA_INT, AT_VALUE, index);
      return ioctl(arena, SIOCGIFNAME, request) < 0 ? "" : request.getString(0);
    }
  }

  private int numberOf(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, name);
      int result = ioctl(arena, SIOCGIFINDEX, request);
      if (result < 0) {
        throw failed(name, "looking for the device", result);
      }
      return request.get(JAVA_INT, AT_VALUE);
    }
  }

  private int flags() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = request(arena, currentName());
      int result = ioctl(arena, SIOCGIFFLAGS, request);
      return result < 0 ? 0 : request.get(JAVA_SHORT, AT_VALUE);
    }
  }

  private int queues(String prefix) {
    Path folder = Path.of("/sys/class/net", currentName(), "queues");
    try (Stream<Path> entries = Files.list(folder)) {
      long count = entries.filter(e -> e.getFileName().toString().startsWith(prefix)).count();
      return Math.max(1, (int) count);
    } catch (IOException e) {
      return 1; // As every device has; sysfs may show another network namespace, or nothing.
    }
  }

  /** What sysfs tells; empty text if it does not, as for a device without a link. */
  private String attribute(String file) {
    try {
      return Files.readString(Path.of("/sys/class/net", currentName(), file)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private MemorySegment require(Arena arena, long code, String what) {
    MemorySegment request = request(arena, currentName());
    check(what, ioctl(arena, code, request));
    return request;
  }

  private int ioctl(Arena arena, long code, MemorySegment request) {
    return Libc.ioctl(new Errno(arena), control, code, request);
  }

  private void check(String what, int result) {
    if (result < 0) {
      throw failed(openedAs, what, result);
    }
  }

  private static MemorySegment request(Arena arena, String name) {
    MemorySegment request = arena.allocate(IFREQ, 8);
    request.setString(0, name);
    return request;
  }
}
