package org.odpj.linuxgeneric.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.odpj.linuxgeneric.pktio.filter.PcapLibrary;
import org.odpj.system.Diagnosis;
import org.odpj.system.Diagnosis.State;

/** Looks at what this backend can use, without trying any of it. */
public final class Doctor {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path NET = Path.of("/sys/class/net");

  /** Bit numbers of linux/capability.h. */
  private static final int CAP_NET_ADMIN = 12;

  private static final int CAP_NET_RAW = 13;
  private static final int CAP_BPF = 39;

  private Doctor() {}

  /**
   * Everything that was looked at.
   *
   * @return the most important first
   */
  public static List<Diagnosis> diagnose() {
    List<Diagnosis> found = new ArrayList<>();
    found.add(kernel());
    found.add(rawSockets());
    found.add(packetSockets());
    found.add(xdpSockets());
    found.add(hugePages());
    found.add(tun());
    found.add(PcapLibrary.diagnose());
    found.addAll(interfaces());
    return List.copyOf(found);
  }

  private static Diagnosis kernel() {
    return KernelFiles.line(Path.of("/proc/sys/kernel/osrelease"))
        .map(release -> Diagnosis.ok("kernel", "Linux " + release))
        .orElseGet(() ->
            new Diagnosis(
                "kernel", State.MISSING, "no /proc", "mount /proc: system facts are read there"));
  }

  private static Diagnosis rawSockets() {
    String user = "effective user id " + effectiveUser();
    if (hasCapability(CAP_NET_RAW)) {
      return Diagnosis.ok("raw sockets", "allowed (CAP_NET_RAW), " + user);
    }
    return new Diagnosis(
        "raw sockets",
        State.MISSING,
        "no CAP_NET_RAW, " + user,
        "run as root or give the java program the capability; loop, null and pcap work without");
  }

  private static Diagnosis packetSockets() {
    if (Files.exists(Path.of("/proc/net/packet"))) {
      return Diagnosis.ok("AF_PACKET", "in the kernel");
    }
    return new Diagnosis(
        "AF_PACKET",
        State.MISSING,
        "no /proc/net/packet",
        "load the kernel module af_packet; loop, null and pcap work without");
  }

  private static Diagnosis xdpSockets() {
    boolean inKernel =
        KernelFiles.lines(Path.of("/proc/net/protocols")).stream()
            .anyMatch(line -> line.startsWith("XDP "));
    if (!inKernel) {
      return new Diagnosis(
          "AF_XDP",
          State.DEGRADED,
          "not in the kernel",
          "use a kernel with CONFIG_XDP_SOCKETS, 5.9 or newer, for xdp interfaces; mmap and socket"
              + " work without");
    }
    if (!hasCapability(CAP_NET_ADMIN) || !hasCapability(CAP_NET_RAW) || !hasCapability(CAP_BPF)) {
      return new Diagnosis(
          "AF_XDP",
          State.DEGRADED,
          "in the kernel, but not all of CAP_NET_ADMIN, CAP_NET_RAW and CAP_BPF",
          "run as root for xdp interfaces; all others work without");
    }
    return Diagnosis.ok("AF_XDP", "in the kernel");
  }

  private static Diagnosis hugePages() {
    HugePages pages = HugePages.read();
    String found =
        "%d free of %d KiB, sizes %s"
            .formatted(pages.free(), pages.defaultSize() >> 10, pages.sizes());
    // Pools of this backend are of ordinary memory, so nothing is lost here without huge pages.
    return Diagnosis.ok("huge pages", found);
  }

  private static Diagnosis tun() {
    if (!Files.exists(Path.of("/dev/net/tun"))) {
      return new Diagnosis(
          "TUN/TAP",
          State.DEGRADED,
          "no /dev/net/tun",
          "load the kernel module tun for tap interfaces; all others work without");
    }
    if (!hasCapability(CAP_NET_ADMIN)) {
      return new Diagnosis(
          "TUN/TAP",
          State.DEGRADED,
          "/dev/net/tun, but no CAP_NET_ADMIN",
          "run as root for tap interfaces; all others work without");
    }
    return Diagnosis.ok("TUN/TAP", "/dev/net/tun");
  }

  private static List<Diagnosis> interfaces() {
    return KernelFiles.entries(NET, "*").stream().sorted().map(Doctor::networkInterface).toList();
  }

  private static Diagnosis networkInterface(Path device) {
    String item = "interface " + device.getFileName();
    String state = KernelFiles.line(device.resolve("operstate")).orElse("unknown");
    String found = "%s, MTU %d".formatted(state, KernelFiles.number(device.resolve("mtu"), 0));
    if (state.equals("down")) {
      return new Diagnosis(
          item, State.DEGRADED, found, "ip link set " + device.getFileName() + " up");
    }
    // Loopback and some virtual devices have no state of operation: they just work.
    return Diagnosis.ok(item, found);
  }

  private static boolean hasCapability(int bit) {
    return KernelFiles.value(STATUS, "CapEff")
        .map(mask -> (Long.parseUnsignedLong(mask, 16) >>> bit & 1) == 1)
        .orElse(false);
  }

  private static String effectiveUser() {
    return KernelFiles.value(STATUS, "Uid").map(ids -> ids.split("\\s+", -1)[1]).orElse("unknown");
  }
}
