package org.odpj.linuxgeneric.pktio;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.odpj.config.EditDistance;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.DriverPktio;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.device.DeviceKind;
import org.odpj.linuxgeneric.pktio.device.DeviceOpener;
import org.odpj.linuxgeneric.pktio.device.NetDevice;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.linuxgeneric.pktio.loop.LoopDriver;
import org.odpj.linuxgeneric.pktio.none.NullDriver;
import org.odpj.linuxgeneric.pktio.pcap.PcapOpener;
import org.odpj.linuxgeneric.pktio.socket.SocketDriver;
import org.odpj.linuxgeneric.pktio.tap.TapDriver;
import org.odpj.linuxgeneric.pktio.xdp.XdpDriver;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioForm;
import org.odpj.pktio.PktioParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.PktioProvider;

/** Opens the interfaces of linux-generic. */
public final class LinuxPktios implements PktioProvider {
  /** The forms of names that can be opened. */
  public static final List<PktioForm> FORMS =
      List.of(
          new PktioForm("loop, loop1 .. loop15", "sent packets come back on the same interface"),
          new PktioForm("null, null:ANY", "receives nothing, drops what is sent"),
          PcapOpener.FORM,
          new PktioForm(
              "tap:NAME:filter=EXPRESSION",
              "a virtual device that is made and removed, for the kernel's side"),
          new PktioForm(
              "socket:DEVICE:filter=EXPRESSION",
              "a network device, by packet sockets; filter= takes tcpdump's syntax"),
          new PktioForm(
              "mmap:DEVICE:filter=EXPRESSION", "the same with a receive ring in shared memory"),
          new PktioForm("xdp:DEVICE", "a network device, by AF_XDP; its frames bypass the kernel"),
          new PktioForm("DEVICE", "a network device, by the best driver that opens it"));

  private static final Pattern LOOP = Pattern.compile("loop([1-9]|1[0-5])?");
  private static final Pattern DEVICE = Pattern.compile("(socket|mmap|xdp):(.*)");

  /** A device has no colon in its name, so the first one that is followed by this begins it. */
  private static final String FILTER = ":filter=";

  private static final Pattern NULL = Pattern.compile("null(:.*)?");

  /** Why a device is driven by packet sockets if the user does not say. */
  private static final String BEST = ": the best driver that is safe for any device";

  private final BackendContext context;
  private final PcapOpener captures = new PcapOpener();
  private final DeviceOpener devices = new DeviceOpener();

  /**
   * The interfaces of one data plane.
   *
   * @param context its configuration and log
   */
  public LinuxPktios(BackendContext context) {
    this.context = context;
  }

  @Override
  public Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose) {
    Capabilities.check(name, param);
    return open(new Opening(name, index, pool, param, onClose, context.log(), null));
  }

  private Pktio open(Opening opening) {
    String name = opening.name();
    Matcher loop = LOOP.matcher(name);
    if (loop.matches()) {
      String number = loop.group(1);
      int loopNumber = number == null ? 0 : Integer.parseInt(number);
      return new DriverPktio(opening, new LoopDriver(loopNumber, opening.pool()));
    }
    if (NULL.matcher(name).matches()) {
      return new DriverPktio(opening, new NullDriver());
    }
    if (name.equals("pcap") || name.startsWith("pcap:")) {
      return new DriverPktio(opening, captures.open(opening));
    }
    int end = name.indexOf(FILTER);
    return end < 0 ? device(opening, name) : device(filtered(opening, end), name.substring(0, end));
  }

  private Pktio device(Opening opening, String name) {
    if (name.startsWith(TapDriver.PREFIX)) {
      String device = name.substring(TapDriver.PREFIX.length());
      return new DriverPktio(opening, TapDriver.open(opening, device));
    }
    Matcher device = DEVICE.matcher(name);
    if (device.matches()) {
      return devices.open(opening, device(device.group(2)), kind(device.group(1)), "");
    }
    return devices.open(opening, device(name), SocketDriver::socket, BEST);
  }

  private static Opening filtered(Opening opening, int end) {
    String name = opening.name();
    if (name.startsWith("xdp:") || LOOP.matcher(name.substring(0, end)).matches()) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "%s: cannot filter; the forms that can: %s"
              .formatted(
                  name,
                  FORMS.stream()
                      .map(PktioForm::form)
                      .filter(form -> form.endsWith("filter=EXPRESSION"))
                      .collect(Collectors.joining(", "))));
    }
    return opening.withFilter(PacketFilter.compile(name, name.substring(end + FILTER.length())));
  }

  private static DeviceKind kind(String driver) {
    return switch (driver) {
      case "socket" -> SocketDriver::socket;
      case "mmap" -> SocketDriver::mmap;
      default -> XdpDriver::open;
    };
  }

  /** Refuses devices that do not exist, before anything is tried on them. */
  private static String device(String name) {
    List<String> devices = NetDevice.names();
    if (!devices.contains(name)) {
      throw new OdpException(
          ErrorCode.INTERFACE_UNKNOWN,
          "there is no interface '%s' (nearest: '%s'); devices: %s; forms: %s"
              .formatted(
                  name,
                  EditDistance.nearest(name, names(devices)),
                  String.join(", ", devices),
                  FORMS.stream().map(PktioForm::form).collect(Collectors.joining("; "))));
    }
    return name;
  }

  private static List<String> names(List<String> devices) {
    return Stream.concat(devices.stream(), Stream.of("loop", "null")).toList();
  }
}
