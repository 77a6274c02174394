package org.odpj.linuxgeneric.pktio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.packet.Packet;
import org.odpj.pktio.FlowControl;
import org.odpj.pktio.FlowControlCapability;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.Ipv4;
import org.odpj.proto.MacAddress;

/**
 * Every driver of network devices on real ones: two hosts that are joined by nothing but a
 * forwarder here.
 */
final class DeviceSystemIT {
  private static final String RENAMED = Namespaces.NAME + "x";
  private static final String PEER = Namespaces.NAME + "p";
  private static final String ONE = Namespaces.NAME + "c";
  private static final String OTHER = Namespaces.NAME + "d";
  private static final int BURST = 32;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final long DEADLINE_NS = 60_000_000_000L;

  private final ForeignPool pool = new ForeignPool(2048, 1600);
  private final Interfaces interfaces = new Interfaces();
  private Namespaces hosts;

  @BeforeEach
  void makeHosts() throws IOException, InterruptedException {
    hosts = new Namespaces();
  }

  @AfterEach
  void removeHosts() throws IOException, InterruptedException {
    hosts.remove();
    assertThat(pool.statistics().available()).isEqualTo(pool.capacity());
  }

  /** The sender's stack leaves checksums and segmentation to its device; all must arrive whole. */
  @ParameterizedTest
  @CsvSource({
    "'', " + Namespaces.ADDRESS_B,
    "socket:, fd98::2",
    "mmap:, " + Namespaces.ADDRESS_B,
    "mmap:, fd98::2",
    "xdp:, " + Namespaces.ADDRESS_B,
    "xdp:, fd98::2"
  })
  void carriesTcp(String driver, String address) throws IOException, InterruptedException {
    if (driver.equals("xdp:")) {
      hosts.finishChecksums(); // AF_XDP passes no checksum state
    }
    long seed = System.nanoTime();
    System.out.println("DeviceSystemIT.carriesTcp seed " + seed);
    try (Pktio a = interfaces.started(driver + Namespaces.DEVICE_A, pool);
        Pktio b = interfaces.started(driver + Namespaces.DEVICE_B, pool)) {
      Process receiver = hosts.inB("receive", address);
      BufferedReader received = reader(receiver);
      assertThat(received.readLine()).isEqualTo("listening");
      Process sender = hosts.inA("send", address, "100000000", Long.toString(seed));
      forwardUntil(a, b, () -> !receiver.isAlive() && !sender.isAlive());
      assertThat(received.readLine()).startsWith("100000000 ").isEqualTo(reader(sender).readLine());
      a.stop();
      b.stop();
      PktioStatistics in = a.statistics();
      PktioStatistics out = b.statistics();
      System.out.println("DeviceSystemIT.carriesTcp " + in + " " + out);
      assertThat(in.rxErrors() + out.rxErrors()).isZero();
      assertThat(out.txPackets() + out.txDropped()).isEqualTo(in.rxPackets());
    }
  }

  /** A device that goes down takes packets and drops them, and works again when it comes up. */
  @ParameterizedTest
  @ValueSource(strings = {"socket:", "mmap:"})
  void outlivesADeviceThatGoesDown(String driver) throws IOException, InterruptedException {
    try (Pktio a = interfaces.started(driver + Namespaces.DEVICE_A, pool)) {
      awaitLink(a);
      assertThat(a.link().speedMbps()).isPositive();
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txPackets()).isEqualTo(1);
      Namespaces.ip("link set %s down".formatted(Namespaces.DEVICE_A));
      assertThat(a.link().up()).isFalse();
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txDropped()).isEqualTo(1);
      receiveNothing(a);
      Namespaces.ip("link set %s up".formatted(Namespaces.DEVICE_A));
      awaitLink(a);
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txPackets()).isEqualTo(2);
      Namespaces.ip("link del " + Namespaces.DEVICE_A);
      assertThat(a.link().up()).isFalse();
      assertThat(sendOne(a)).isEqualTo(1);
      receiveNothing(a);
      assertThat(a.statistics().txDropped()).isEqualTo(2);
    }
  }

  /** Whatever happens to the device under load, info tells it, and stop and start mend it. */
  @ParameterizedTest
  @ValueSource(strings = {"socket:", "mmap:", "xdp:"})
  void startsAgainAfterTrouble(String driver) throws IOException, InterruptedException {
    try (Pktio a = interfaces.started(driver + Namespaces.DEVICE_A, pool)) {
      assertThat(a.info().driver() + ":").isEqualTo(driver);
      pass(a, 64);
      Namespaces.ip("link set %s down".formatted(Namespaces.DEVICE_A));
      pass(a, 4_096);
      assertThat(a.info().detail())
          .endsWith("; the device is down: ip link set %s up".formatted(Namespaces.DEVICE_A));
      Namespaces.ip("link set %s name %s".formatted(Namespaces.DEVICE_A, RENAMED));
      Namespaces.ip("link set %s up".formatted(RENAMED));
      pass(a, 64);
      assertThat(a.info().detail()).endsWith("; the device is named %s now".formatted(RENAMED));
      awaitLink(a);
      Namespaces.ip("link del " + RENAMED);
      pass(a, 4_096);
      assertThat(a.info().detail()).contains("; the device was removed: make it again");
      a.stop();
      assertThatThrownBy(a::start).hasMessageContaining("ODP-403");
      assertThat(a.started()).isFalse();
      Namespaces.ip("link add %s type veth peer name %s".formatted(Namespaces.DEVICE_A, PEER));
      Namespaces.ip("link set %s up".formatted(PEER));
      Namespaces.ip("link set %s up".formatted(Namespaces.DEVICE_A));
      assertThat(a.info().detail()).contains("; the device was removed and made anew");
      a.start();
      assertThat(a.info().detail()).doesNotContain(";");
      try (Pktio peer = interfaces.started("socket:" + PEER, pool)) {
        awaitLink(a);
        awaitLink(peer);
        exchange(a, peer);
        exchange(peer, a);
      }
    }
  }

  /**
   * Waits for the link of a device that was set up. The kernel says so, and sends, some time after
   * it has carried out the command: mostly at once, but up to a second later.
   */
  private static void awaitLink(Pktio pktio) {
    long end = System.nanoTime() + DEADLINE_NS;
    while (!pktio.link().up()) {
      assertThat(System.nanoTime())
          .as("time left for the link of %s", pktio.name())
          .isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void exchange(Pktio from, Pktio to) {
    byte[] frame = CaptureFile.frame(2, 60);
    Packet packet = Interfaces.packet(pool, frame.length, 2);
    assertThat(from.output(0).send(new Packet[] {packet}, 0, 1)).isEqualTo(1);
    assertThat(receiveUntil(to, frame)).isEqualTo(frame);
  }

  /** Sends frames, receives what comes; every packet is taken, or stays with the caller. */
  private void pass(Pktio pktio, int frames) {
    for (int i = 0; i < frames; i++) {
      Packet[] burst = {Interfaces.packet(pool, 60, 0)};
      if (pktio.output(0).send(burst, 0, 1) == 0) {
        burst[0].free();
      }
    }
    receiveNothing(pktio);
  }

  /** With several queues, every frame comes by one of them. */
  @Test
  void spreadsFramesOverQueues() throws IOException, InterruptedException {
    Namespaces.ip("link add %s type veth peer name %s".formatted(ONE, OTHER));
    try {
      Namespaces.ip("link set %s up".formatted(ONE));
      Namespaces.ip("link set %s up".formatted(OTHER));
      try (Pktio c = interfaces.started("socket:" + ONE, pool);
          Pktio d = interfaces.open("mmap:" + OTHER, pool)) {
        d.configureInput(new PktinQueueParam(4, PktioOpMode.MT_UNSAFE, true));
        d.configureOutput(new PktoutQueueParam(1, PktioOpMode.MT));
        d.start();
        awaitLink(c);
        awaitLink(d);
        int[] came = new int[256];
        for (int i = 0; i < came.length; i++) {
          assertThat(c.output(0).send(new Packet[] {udp(i)}, 0, 1)).isEqualTo(1);
        }
        int queuesUsed = receiveUdp(d, came);
        assertThat(came).containsOnly(1);
        assertThat(queuesUsed).isGreaterThan(1);
      }
    } finally {
      Namespaces.ip("link del " + ONE);
    }
  }

  /** A UDP datagram of a flow of its own. */
  private Packet udp(int flow) {
    Packet packet = Interfaces.packet(pool, 60, 0);
    Ethernet.at(packet.memory(), packet.dataOffset())
        .destination(0xffff_ffff_ffffL)
        .source(0x0200_0000_0001L)
        .type(EtherType.IPV4);
    byte[] headers = {
      0x45,
      0,
      0,
      46,
      0,
      0,
      0,
      0,
      64,
      17,
      0,
      0,
      10,
      97,
      1,
      1,
      10,
      97,
      1,
      2,
      0x20,
      (byte) flow,
      0x30,
      0,
      0,
      26,
      0,
      0
    };
    packet.slice(Ethernet.LENGTH, headers.length).copyFrom(MemorySegment.ofArray(headers));
    Ipv4.at(packet.memory(), packet.dataOffset() + Ethernet.LENGTH).updateChecksum();
    return packet;
  }

  /** Counts the frames of each flow; returns how many queues they came by. */
  private static int receiveUdp(Pktio pktio, int[] came) {
    Packet[] burst = new Packet[BURST];
    Set<Integer> queues = new HashSet<>();
    int left = came.length;
    for (long end = System.nanoTime() + DEADLINE_NS; left > 0 && System.nanoTime() < end; ) {
      for (int queue = 0; queue < 4; queue++) {
        int received = pktio.input(queue).recv(burst, 0, BURST);
        for (int i = 0; i < received; i++) {
          byte[] frame = Interfaces.bytes(burst[i]);
          burst[i].free();
          if (frame[12] == 8 && frame[13] == 0 && frame[34] == 0x20) {
            came[Byte.toUnsignedInt(frame[35])]++;
            queues.add(queue);
            left--;
          }
        }
      }
    }
    return queues.size();
  }

  /** The kernel takes the tag out of a received frame before a socket sees it. */
  @ParameterizedTest
  @CsvSource({"socket:, 60", "socket:, 1504", "mmap:, 60", "mmap:, 1504", "xdp:, 1504"})
  void putsVlanTagsBack(String driver, int length) throws IOException, InterruptedException {
    Namespaces.ip("link add %s type veth peer name %s".formatted(ONE, OTHER));
    try {
      Namespaces.ip("link set %s up".formatted(ONE));
      Namespaces.ip("link set %s up".formatted(OTHER));
      try (Pktio c = interfaces.started("socket:" + ONE, pool);
          Pktio d = interfaces.started(driver + OTHER, pool)) {
        awaitLink(c);
        awaitLink(d);
        byte[] frame = CaptureFile.frame(2, length);
        System.arraycopy(new byte[] {(byte) 0x81, 0, 0x60, 42, 0x12, 0x34}, 0, frame, 12, 6);
        Packet packet = Interfaces.packet(pool, length, 0);
        packet.slice(0, length).copyFrom(MemorySegment.ofArray(frame));
        assertThat(c.output(0).send(new Packet[] {packet}, 0, 1)).isEqualTo(1);
        assertThat(receiveUntil(d, frame)).isEqualTo(frame);
      }
    } finally {
      Namespaces.ip("link del " + ONE);
    }
  }

  /**
   * What an application receives is what the filter matches, VLAN tags included: the kernel takes
   * them out before its filters see a frame. A last frame that matches tells that all have come; it
   * stands first in the filter, because {@code vlan} means that all that follows is in a VLAN.
   */
  @ParameterizedTest
  @CsvSource({
    "socket:, udp src port 0x2007, 7 9",
    "mmap:, udp src port 0x2007, 7 9",
    "'', udp src port 0x2007, 7 9",
    "socket:, vlan 42 and udp src port 0x2003, 42/3 9",
    "mmap:, vlan 42 and udp src port 0x2003, 42/3 9",
    "mmap:, vlan, 41/3 42/3 42/7 9",
    "socket:, udp src port 0x2003 and not vlan, 3 9"
  })
  void receivesWhatAFilterMatches(String driver, String filter, String expected)
      throws IOException, InterruptedException {
    Namespaces.ip("link add %s type veth peer name %s".formatted(ONE, OTHER));
    try {
      Namespaces.ip("link set %s up".formatted(ONE));
      Namespaces.ip("link set %s up".formatted(OTHER));
      String wanted = "udp src port 0x2009 or (%s)".formatted(filter);
      try (Pktio c = interfaces.started("socket:" + ONE, pool);
          Pktio d = interfaces.started("%s%s:filter=%s".formatted(driver, OTHER, wanted), pool)) {
        awaitLink(c);
        awaitLink(d);
        assertThat(d.info().detail()).contains("receives '%s' only".formatted(wanted));
        Packet[] sent = {
          udp(3), udp(7), tagged(41, 3), tagged(42, 3), tagged(42, 7), udp(4), udp(9)
        };
        assertThat(c.output(0).send(sent, 0, sent.length)).isEqualTo(sent.length);
        List<String> came = new ArrayList<>();
        while (!came.contains("9")) {
          came.add(flow(receiveOne(d)));
        }
        assertThat(String.join(" ", came)).isEqualTo(expected);
        assertThat(d.statistics().rxPackets()).isEqualTo(came.size());
      }
    } finally {
      Namespaces.ip("link del " + ONE);
    }
  }

  @Test
  void refusesWhatLibpcapRefuses() {
    assertThatThrownBy(
            () -> interfaces.open("socket:" + Namespaces.DEVICE_A + ":filter=udp prt 5", pool))
        .hasMessageContaining("ODP-404")
        .hasMessageContaining("syntax error");
  }

  private Packet tagged(int vlan, int flow) {
    Packet packet = udp(flow);
    assertThat(packet.pushHead(4)).isTrue();
    MemorySegment frame = packet.slice(0, 18);
    MemorySegment.copy(frame, 4, frame, 0, 12);
    frame.set(SHORT, 12, (short) EtherType.VLAN);
    frame.set(SHORT, 14, (short) vlan);
    return packet;
  }

  /** The VLAN, if any, and the flow of a datagram of this test. */
  private static String flow(byte[] frame) {
    return frame[12] == (byte) 0x81 ? "%d/%d".formatted(frame[15], frame[39]) : "" + frame[35];
  }

  private byte[] receiveOne(Pktio pktio) {
    Packet[] burst = new Packet[1];
    for (long end = System.nanoTime() + DEADLINE_NS; System.nanoTime() < end; ) {
      if (pktio.input(0).recv(burst, 0, 1) == 1) {
        byte[] frame = Interfaces.bytes(burst[0]);
        burst[0].free();
        return frame;
      }
    }
    throw new AssertionError("nothing came");
  }

  /** Receives until a frame comes that starts as expected; a host sends frames of its own. */
  private byte[] receiveUntil(Pktio pktio, byte[] expected) {
    long end = System.nanoTime() + DEADLINE_NS;
    Packet[] burst = new Packet[1];
    while (System.nanoTime() < end) {
      if (pktio.input(0).recv(burst, 0, 1) == 1) {
        byte[] frame = Interfaces.bytes(burst[0]);
        burst[0].free();
        if (Arrays.equals(frame, 0, 12, expected, 0, 12)) {
          return frame;
        }
      }
    }
    throw new AssertionError("nothing came");
  }

  @Test
  void setsWhatADeviceHas() {
    try (Pktio a = interfaces.open(Namespaces.DEVICE_A, pool)) {
      assertThat(a.macAddress()).isNotEqualTo(new MacAddress(0));
      assertThat(a.info().detail()).contains("the best driver");
      assertThat(a.maxFrameLength()).isEqualTo(1514);
      a.maxFrameLength(1400);
      assertThat(a.maxFrameLength()).isEqualTo(1400);
      assertThat(a.promiscuous()).isFalse();
      a.promiscuous(true);
      assertThat(a.promiscuous()).isTrue();
      int peer = a.extraStatisticNames().indexOf("peer_ifindex"); // as ethtool -S shows of a veth
      assertThat(peer).isNotNegative();
      assertThat(a.extraStatistics()).hasSameSizeAs(a.extraStatisticNames());
      assertThat(a.extraStatistics()[peer]).isPositive();
      assertThat(a.capability().flowControl()).isEqualTo(FlowControlCapability.NONE);
      assertThat(a.link().flowControl()).isEqualTo(FlowControl.UNKNOWN);
      assertThatThrownBy(() -> interfaces.open("socket:" + Namespaces.DEVICE_A, pool))
          .hasMessageContaining("ODP-402");
    }
    assertThatThrownBy(() -> interfaces.open(Namespaces.DEVICE_A, new ForeignPool(31, 1600)))
        .hasMessageContaining("ODP-502")
        .hasMessageContaining("the pool has 31 packets and the receive queue holds 32");
  }

  private int sendOne(Pktio pktio) {
    Packet[] burst = {Interfaces.packet(pool, 60, 0)};
    return pktio.output(0).send(burst, 0, 1);
  }

  private void receiveNothing(Pktio pktio) {
    Packet[] burst = new Packet[BURST];
    for (int i = 0; i < 4; i++) {
      pool.free(burst, 0, pktio.input(0).recv(burst, 0, BURST));
    }
  }

  private void forwardUntil(Pktio a, Pktio b, BooleanSupplier done) {
    long end = System.nanoTime() + DEADLINE_NS;
    Packet[] burst = new Packet[BURST];
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time left").isLessThan(end);
      int moved = 0;
      for (int i = 0; i < 64; i++) {
        moved += forward(a, b, burst) + forward(b, a, burst);
      }
      if (moved == 0) {
        LockSupport.parkNanos(50_000);
      }
    }
  }

  private int forward(Pktio from, Pktio to, Packet[] burst) {
    int received = from.input(0).recv(burst, 0, BURST);
    int sent = 0;
    while (sent < received) {
      sent += to.output(0).send(burst, sent, received - sent);
    }
    return received;
  }

  private static BufferedReader reader(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
