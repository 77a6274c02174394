package org.odpj.dpdk.pktio;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.odpj.config.EditDistance;
import org.odpj.dpdk.lib.Ethdevs;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.pktio.PktioForm;

/**
 * What an interface name means: a port that EAL has made, or a virtual device to make. Names that
 * the software backend knows as well mean the same here, so that an application need not care.
 *
 * @param device the DPDK device
 * @param arguments its arguments; empty for a device that exists or has none
 * @param exists whether EAL has made it already
 * @param finite whether its input ends; one that nothing can ever come from has ended already
 * @param newFile a file that making the device makes as well; null if none, or if it is there
 */
public record PortSpec(
    String device, String arguments, boolean exists, boolean finite, @Nullable Path newFile) {
  /** The forms of names. */
  public static final List<PktioForm> FORMS =
      List.of(
          new PktioForm("0, 1, ...", "an ethdev port that dpdk.eal made, by number"),
          new PktioForm("net_DRIVER<N>[:ARG=VALUE...]", "a virtual device, made if there is none"),
          new PktioForm("loop, loop<N>", "what is sent is received (net_ring)"),
          new PktioForm("null, null:<N>", "receives nothing, drops everything (net_null)"),
          new PktioForm(
              "pcap:in=FILE:out=FILE:loops=N", "capture files (net_pcap); loops 1, or 0 for ever"),
          new PktioForm("tap:NAME", "a TAP interface, made (net_tap)"),
          new PktioForm("NAME", "a network interface of the system, such as eth0 (net_af_packet)"));

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern LOOP = Pattern.compile("loop\\d{0,4}");
  private static final Pattern NULL = Pattern.compile("null(:\\w{1,16})?");
  private static final Set<String> PCAP_OPTIONS = Set.of("in", "out", "loops");

  /** net_null without it makes up packets. */
  private static final String NO_INPUT = "no-rx=1";

  /**
   * Reads a name.
   *
   * @param name what the user wrote
   * @param unique a number that no other device of the process has
   * @param maxLength the longest packet of the pool
   * @return what it means
   * @throws OdpException if it means nothing, or a file in it is not good
   */
  static PortSpec parse(String name, int unique, int maxLength) {
    if (NUMBER.matcher(name).matches()) {
      return existing(Integer.parseInt(name));
    }
    if (name.startsWith("net_")) {
      return device(name);
    }
    if (LOOP.matcher(name).matches()) {
      return new PortSpec("net_ring_odpj" + unique, "", false, false, null);
    }
    if (NULL.matcher(name).matches()) {
      return new PortSpec("net_null_odpj" + unique, NO_INPUT, false, true, null);
    }
    if (name.startsWith("pcap:")) {
      return pcap(name, unique, maxLength);
    }
    if (name.startsWith("tap:")) {
      return new PortSpec(
          "net_tap_odpj" + unique, "iface=" + name.substring(4), false, false, null);
    }
    if (systemInterfaces().contains(name)) {
      return new PortSpec("net_af_packet_odpj" + unique, "iface=" + name, false, false, null);
    }
    throw unknown(name);
  }

  private static PortSpec existing(int port) {
    if (port >= Layouts.Ethdev.MAX_PORTS || !Ethdevs.isValid(port)) {
      throw new OdpException(
          ErrorCode.INTERFACE_UNKNOWN,
          "there is no DPDK port %d; there are: %s; make one with dpdk.eal=\"... --vdev=net_null0\""
              .formatted(port, ports()));
    }
    return new PortSpec(Ethdevs.name(port), "", true, false, null);
  }

  private static PortSpec device(String name) {
    int colon = name.indexOf(':');
    String device = colon < 0 ? name : name.substring(0, colon);
    String arguments = colon < 0 ? "" : name.substring(colon + 1).replace(':', ',');
    boolean exists = Ethdevs.portByName(device) >= 0;
    if (exists && !arguments.isEmpty()) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "the device '%s' exists already, so its arguments '%s' cannot be set; leave them out"
              .formatted(device, arguments));
    }
    boolean finite =
        arguments.contains(NO_INPUT)
            || (arguments.contains("_pcap=") && !arguments.contains("infinite_rx=1"));
    return new PortSpec(device, arguments, exists, finite, null);
  }

  private static PortSpec pcap(String name, int unique, int maxLength) {
    Map<String, String> options = options(name);
    String in = options.getOrDefault("in", "");
    String out = options.getOrDefault("out", "");
    String loops = options.getOrDefault("loops", "1");
    if (in.isEmpty() && out.isEmpty()) {
      throw invalid(name, "needs in=FILE, out=FILE or both");
    }
    if (!loops.equals("0") && !loops.equals("1")) {
      throw invalid(name, "net_pcap can play a file once (loops=1) or for ever (loops=0)");
    }
    List<String> arguments = new ArrayList<>();
    if (!in.isEmpty()) {
      CaptureFile.checkInput(Path.of(in), maxLength);
      arguments.add("rx_pcap=" + in);
      if (loops.equals("0")) {
        arguments.add("infinite_rx=1");
      }
    }
    if (!out.isEmpty()) {
      CaptureFile.checkOutput(Path.of(out));
      arguments.add("tx_pcap=" + out);
    }
    if (!in.isEmpty() && !out.isEmpty() && CaptureFile.same(Path.of(in), Path.of(out))) {
      throw invalid(name, "would overwrite its own input");
    }
    return new PortSpec(
        "net_pcap_odpj" + unique,
        String.join(",", arguments),
        false,
        in.isEmpty() || loops.equals("1"),
        !out.isEmpty() && Files.notExists(Path.of(out), NOFOLLOW_LINKS) ? Path.of(out) : null);
  }

  /** Takes back what making the device made, when it was never used. */
  void removeNewFile() throws IOException {
    if (newFile != null) {
      Files.deleteIfExists(newFile);
    }
  }

  private static Map<String, String> options(String name) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String part : name.substring(name.indexOf(':') + 1).split(":", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (key.equals("limit")) {
        throw invalid(name, "has a limit, and net_pcap knows none; leave limit= out");
      }
      if (!PCAP_OPTIONS.contains(key) || equals < 0) {
        throw invalid(
            name,
            "has no option '%s'; did you mean '%s='?"
                .formatted(part, EditDistance.nearest(key, PCAP_OPTIONS)));
      }
      options.put(key, part.substring(equals + 1));
    }
    return options;
  }

  private static OdpException invalid(String name, String why) {
    return new OdpException(
        ErrorCode.INTERFACE_SPEC_INVALID, "the interface '%s' %s".formatted(name, why));
  }

  private static OdpException unknown(String name) {
    Collection<String> known = new TreeSet<>(systemInterfaces());
    known.addAll(List.of("loop", "null", "pcap:", "tap:"));
    return new OdpException(
        ErrorCode.INTERFACE_UNKNOWN,
        "there is no interface '%s'; did you mean '%s'? There are: %s (`odp list` shows the forms)"
            .formatted(
                name, EditDistance.nearest(name, known), String.join(", ", systemInterfaces())));
  }

  private static Set<String> systemInterfaces() {
    try {
      Set<String> names = new TreeSet<>();
      NetworkInterface.networkInterfaces().forEach(found -> names.add(found.getName()));
      return names;
    } catch (SocketException e) {
      throw new OdpException(
          ErrorCode.INTERFACE_FAILED, "the system's interfaces cannot be listed: " + e, e);
    }
  }

  private static List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    for (int port = 0; port < Layouts.Ethdev.MAX_PORTS; port++) {
      if (Ethdevs.isValid(port)) {
        ports.add(port);
      }
    }
    return ports;
  }
}
