package org.odpj.dpdk.pktio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Ethdevs;
import org.odpj.dpdk.lib.Layouts;
import org.odpj.dpdk.lib.Rings;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.pktio.PktioLink;

/** An ethdev port: what rte_ethdev can do with it, with errors that say why. */
final class Port {
  private static final int ETHERNET_HEADER = 14;
  private static final int EACCES = -13;

  /** Of a net_ring (rte_eth_ring.h: {@code RTE_PMD_RING_MAX_RX_RINGS}). */
  private static final int MAX_RINGS = 16;

  /** The argument by which net_af_packet and net_tap name it. */
  private static final Pattern KERNEL_INTERFACE = Pattern.compile("\\biface=([^,]+)");

  private final int number;
  private final PortSpec spec;
  private final String name;
  private final Supplier<String> news;
  private final String driver;
  private final int minMtu;
  private final int maxMtu;
  private final int maxRxQueues;
  private final int maxTxQueues;
  private final long rssOffloads;
  private final long txOffloads;
  private boolean used;

  private Port(int number, PortSpec spec, String name, Supplier<String> news) {
    this.number = number;
    this.spec = spec;
    this.name = name;
    this.news = news;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(Layouts.Ethdev.INFO_SIZE_OF, 8);
      check("read its properties", Ethdevs.info(number, info));
      driver = info.get(ADDRESS, Layouts.Ethdev.INFO_DRIVER).reinterpret(64).getString(0);
      minMtu = Short.toUnsignedInt(info.get(JAVA_SHORT, Layouts.Ethdev.INFO_MIN_MTU));
      maxMtu = Short.toUnsignedInt(info.get(JAVA_SHORT, Layouts.Ethdev.INFO_MAX_MTU));
      maxRxQueues = queues(info, Layouts.Ethdev.INFO_MAX_RX_QUEUES);
      maxTxQueues = queues(info, Layouts.Ethdev.INFO_MAX_TX_QUEUES);
      rssOffloads = info.get(JAVA_LONG, Layouts.Ethdev.INFO_RSS_OFFLOADS);
      txOffloads =
          info.get(JAVA_LONG, Layouts.Ethdev.INFO_TX_OFFLOADS) & Layouts.Ethdev.TX_MULTI_SEGMENTS;
    }
  }

  private static int queues(MemorySegment info, int member) {
    return Math.min(Short.toUnsignedInt(info.get(JAVA_SHORT, member)), Layouts.Ethdev.MAX_QUEUES);
  }

  /**
   * Finds or makes the device.
   *
   * @param news what EAL has printed since it was asked last
   */
  static Port open(PortSpec spec, String name, Supplier<String> news) {
    if (!spec.exists()) {
      int result = Eal.vdevInit(spec.device(), spec.arguments());
      if (result < 0) {
        throw refused(name, "DPDK cannot make '%s'".formatted(spec.device()), result, news.get());
      }
    }
    int number = Ethdevs.portByName(spec.device());
    if (number < 0) {
      throw refused(name, "'%s' is not a port".formatted(spec.device()), number, news.get());
    }
    Port port = new Port(number, spec, name, news);
    port.configureQueues(1, 1); // ethdev answers most questions about configured ports only
    return port;
  }

  int number() {
    return number;
  }

  String driver() {
    return driver;
  }

  boolean finite() {
    return spec.finite();
  }

  int maxRxQueues() {
    return rssOffloads != 0 ? maxRxQueues : Math.min(1, maxRxQueues);
  }

  /** A queue of net_ring is a ring that the receive queue of the same number reads. */
  int maxTxQueues() {
    return driver.equals("net_ring") ? maxRxQueues() : maxTxQueues;
  }

  /** Whether the driver sends packets of several segments; net_pcap does, and does not say so. */
  boolean sendsSegments() {
    return txOffloads != 0 || driver.equals("net_pcap");
  }

  int minFrame() {
    return minMtu + ETHERNET_HEADER;
  }

  int maxFrame() {
    return maxMtu + ETHERNET_HEADER;
  }

  private void configureQueues(int rxQueues, int txQueues) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment conf = arena.allocate(Layouts.Ethdev.CONF_SIZE_OF, 8);
      conf.set(JAVA_LONG, Layouts.Ethdev.CONF_TX_OFFLOADS, txOffloads);
      if (rxQueues > 1) {
        conf.set(JAVA_INT, Layouts.Ethdev.CONF_RX_MQ_MODE, Layouts.Ethdev.MQ_RX_RSS);
        conf.set(JAVA_LONG, Layouts.Ethdev.CONF_RSS_HF, rssOffloads);
      }
      check("configure queues", Ethdevs.configure(number, rxQueues, txQueues, conf));
    }
  }

  void configure(int rxQueues, int txQueues, MemorySegment mempool) {
    configureQueues(rxQueues, txQueues);
    for (int queue = 0; queue < rxQueues; queue++) {
      check("set up a receive queue", Ethdevs.rxQueueSetup(number, queue, mempool));
    }
    for (int queue = 0; queue < txQueues; queue++) {
      check("set up a transmit queue", Ethdevs.txQueueSetup(number, queue));
    }
  }

  void start() {
    check("start", Ethdevs.start(number));
    used = true;
  }

  void stop() {
    check("stop", Ethdevs.stop(number));
  }

  /** Frees the device if it was made for this interface; one of EAL's stays for the next. */
  void close() {
    if (!spec.exists()) {
      Eal.vdevUninit(spec.device());
      freeRings();
    }
    if (!used) {
      removeNewFile();
    }
  }

  /** net_ring makes a ring for every queue that there could be, and frees those there were. */
  private void freeRings() {
    for (int i = 0; i < MAX_RINGS && driver.equals("net_ring"); i++) {
      MemorySegment ring = Rings.lookup("ETH_RXTX%d_%s".formatted(i, spec.device()));
      if (!ring.equals(MemorySegment.NULL)) {
        Rings.free(ring);
      }
    }
  }

  private void removeNewFile() {
    try {
      spec.removeNewFile();
    } catch (IOException e) {
      throw new OdpException(
          ErrorCode.FILE_FAILED,
          "interface '%s': its output is empty and cannot be removed: %s".formatted(name, e),
          e);
    }
  }

  long macAddress() {
    long address = Ethdevs.macAddress(number);
    check("read its MAC address", (int) Math.min(address, 0));
    return address;
  }

  int frameLength() {
    int mtu = Ethdevs.mtu(number);
    check("read its MTU", mtu);
    return mtu + ETHERNET_HEADER;
  }

  /** Whether the driver can set the MTU: tried with the one that it has. */
  boolean canSetFrameLength() {
    int mtu = Ethdevs.mtu(number);
    return mtu >= 0 && Ethdevs.setMtu(number, mtu) == 0;
  }

  void frameLength(int bytes) {
    check("set the MTU", Ethdevs.setMtu(number, bytes - ETHERNET_HEADER));
  }

  boolean promiscuous() {
    int on = Ethdevs.promiscuous(number);
    check("read promiscuous mode", on);
    return on == 1;
  }

  /** Whether the driver can change promiscuous mode: tried both ways, then set back. */
  boolean canSetPromiscuous() {
    boolean before = promiscuous();
    boolean can = Ethdevs.setPromiscuous(number, !before) == 0 && promiscuous() == !before;
    return Ethdevs.setPromiscuous(number, before) == 0 && can;
  }

  void promiscuous(boolean on) {
    check("set promiscuous mode", Ethdevs.setPromiscuous(number, on));
  }

  PktioLink link() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment link = arena.allocate(Layouts.Ethdev.LINK_SIZE_OF, 8);
      check("read its link", Ethdevs.link(number, link));
      int speed = link.get(JAVA_INT, Layouts.Ethdev.LINK_SPEED);
      int bits = link.get(JAVA_BYTE, Layouts.Ethdev.LINK_BITS);
      return new PktioLink(
          (bits & 4) != 0 && kernelLinkUp(),
          speed == Layouts.Ethdev.LINK_SPEED_UNKNOWN ? 0 : speed,
          (bits & 1) != 0);
    }
  }

  /** Drivers on a kernel interface say that the link is up as long as the port is started. */
  private boolean kernelLinkUp() {
    Matcher kernelInterface = KERNEL_INTERFACE.matcher(spec.arguments());
    if (!kernelInterface.find()) {
      return true;
    }
    try {
      Path carrier = Path.of("/sys/class/net", kernelInterface.group(1), "carrier");
      return Files.readString(carrier).startsWith("1");
    } catch (IOException e) {
      // The kernel refuses to tell of an interface that is down, and there is no file for one
      // removed.
      return false;
    }
  }

  /** One counter of rte_eth_stats, by its offset. */
  long[] stats(int... members) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stats = arena.allocate(Layouts.Ethdev.STATS_SIZE_OF, 8);
      check("read its statistics", Ethdevs.stats(number, stats));
      long[] values = new long[members.length];
      for (int i = 0; i < members.length; i++) {
        values[i] = stats.get(JAVA_LONG, members[i]);
      }
      return values;
    }
  }

  /** The names of the counters that the driver keeps beyond these. */
  List<String> extraNames() {
    try (Arena arena = Arena.ofConfined()) {
      int count = extraCount();
      long size = Layouts.Ethdev.XSTAT_NAME_SIZE_OF;
      MemorySegment names = arena.allocate(count * size, 8);
      check("name its statistics", Ethdevs.extraNames(number, names, count));
      return IntStream.range(0, count).mapToObj(i -> names.getString(i * size)).toList();
    }
  }

  /** Their values. */
  long[] extraValues() {
    try (Arena arena = Arena.ofConfined()) {
      int count = extraCount();
      long size = Layouts.Ethdev.XSTAT_SIZE_OF;
      MemorySegment values = arena.allocate(count * size, 8);
      check("read its extra statistics", Ethdevs.extraValues(number, values, count));
      return IntStream.range(0, count)
          .mapToLong(i -> values.get(JAVA_LONG, i * size + Layouts.Ethdev.XSTAT_VALUE))
          .toArray();
    }
  }

  private int extraCount() {
    int count = Ethdevs.extraNames(number, MemorySegment.NULL, 0);
    check("name its statistics", count);
    return count;
  }

  void resetStats() {
    check("reset its statistics", Ethdevs.resetStats(number));
  }

  private void check(String what, int result) {
    if (result < 0) {
      throw refused(name, "the driver cannot " + what, result, news.get());
    }
  }

  private static OdpException refused(String name, String what, int result, String printed) {
    // Many drivers return a bare -1, whatever the reason; it is then in what they print.
    String reason = result == -1 ? "" : ": " + Eal.strerror(result);
    boolean permission =
        result == EACCES
            || printed.contains("not permitted")
            || printed.contains("ermission denied")
            || printed.contains("Could not open AF_PACKET socket");
    return new OdpException(
        permission ? ErrorCode.PERMISSION_DENIED : ErrorCode.INTERFACE_FAILED,
        "interface '%s': %s%s%s%s"
            .formatted(
                name,
                what,
                reason,
                printed.isEmpty() ? "" : " (" + printed + ")",
                permission ? "; run as root" : ""));
  }
}
