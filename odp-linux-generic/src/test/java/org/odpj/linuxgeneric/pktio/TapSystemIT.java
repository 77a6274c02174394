package org.odpj.linuxgeneric.pktio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.Ethernet;
import org.odpj.proto.MacAddress;

/** The tap interface against the kernel's end of it. */
final class TapSystemIT {
  private static final String DEVICE = Namespaces.NAME + "t";
  private static final Path FOLDER = Path.of("/sys/class/net", DEVICE);
  private static final long DEADLINE_NS = 20_000_000_000L;

  private final ForeignPool pool = new ForeignPool(512, 1600);
  private final Interfaces interfaces = new Interfaces();

  @AfterEach
  void everythingCameBack() {
    assertThat(pool.statistics().available()).isEqualTo(pool.capacity());
    assertThat(FOLDER).as("the device is gone").doesNotExist();
  }

  @Test
  void isACableToTheKernel() throws IOException, InterruptedException {
    try (Pktio tap = interfaces.started("tap:" + DEVICE, pool)) {
      assertThat(tap.info().driver()).isEqualTo("tap");
      assertThat(tap.link().up()).isTrue();
      Namespaces.ip("addr add 10.97.3.1/24 dev " + DEVICE);
      Process ping = new ProcessBuilder("ping", "-c", "1", "-W", "1", "10.97.3.2").start();
      assertThat(receiveArp(tap)).isTrue(); // who has 10.97.3.2?
      ping.destroy();
      long before = kernelReceived();
      Packet[] burst = {arp(tap)};
      assertThat(tap.output(0).send(burst, 0, 1)).isEqualTo(1);
      assertThat(kernelReceived()).isEqualTo(before + 1);
      assertThat(tap.statistics().txPackets()).isEqualTo(1);
      tap.stop();
      assertThat(tap.link().up()).isFalse();
      tap.start();
      assertThat(tap.link().up()).isTrue();
    }
  }

  @Test
  void isSetLikeADevice() throws IOException {
    try (Pktio tap = interfaces.open("tap:" + DEVICE, pool)) {
      MacAddress kernelsEnd = MacAddress.parse(attribute("address"));
      assertThat(tap.macAddress()).isNotEqualTo(kernelsEnd);
      tap.maxFrameLength(1_314);
      assertThat(attribute("mtu")).isEqualTo("1300");
      assertThat(tap.promiscuous()).isTrue();
      tap.promiscuous(false);
      assertThat(tap.promiscuous()).isFalse();
      assertThatThrownBy(() -> interfaces.open("tap:" + DEVICE, pool))
          .hasMessageContaining("ODP-402");
    }
    assertThatThrownBy(() -> interfaces.open("tap:name-longer-than-15", pool))
        .hasMessageContaining("ODP-404");
    assertThatThrownBy(() -> interfaces.open("tap:lo", pool)).hasMessageContaining("ODP-402");
  }

  /** The kernel's end asks for two neighbours; the filter lets one question pass. */
  @Test
  void filtersWhatTheKernelSends() throws IOException, InterruptedException {
    String name = "tap:%s:filter=arp and ether[41] = 3".formatted(DEVICE);
    try (Pktio tap = interfaces.open(name, pool)) {
      tap.configureInput(new PktinQueueParam(4, PktioOpMode.MT_UNSAFE, true));
      tap.configureOutput(new PktoutQueueParam(1, PktioOpMode.MT));
      for (int start = 0; start < 2; start++) {
        tap.start();
        Namespaces.ip("addr add 10.97.3.1/24 dev " + DEVICE);
        Process other = new ProcessBuilder("ping", "-c", "1", "-W", "1", "10.97.3.2").start();
        other.waitFor();
        Process ping = new ProcessBuilder("ping", "-c", "1", "-W", "1", "10.97.3.3").start();
        assertThat(receiveFrame(tap)).hasSizeGreaterThanOrEqualTo(42).endsWith(10, 97, 3, 3);
        ping.destroy();
        tap.stop();
        Namespaces.ip("link del " + DEVICE); // the next start makes it anew, and its filter
      }
    }
  }

  private static byte[] receiveFrame(Pktio tap) {
    Packet[] burst = new Packet[1];
    for (long end = System.nanoTime() + DEADLINE_NS; System.nanoTime() < end; ) {
      for (int queue = 0; queue < 4; queue++) {
        if (tap.input(queue).recv(burst, 0, 1) == 1) {
          byte[] frame = Interfaces.bytes(burst[0]);
          burst[0].free();
          return frame;
        }
      }
    }
    throw new AssertionError("nothing came");
  }

  @Test
  void isMadeAgainIfRemoved() throws IOException, InterruptedException {
    try (Pktio tap = interfaces.open("tap:" + DEVICE, pool)) {
      tap.configureInput(new PktinQueueParam(4, PktioOpMode.MT_UNSAFE, true));
      tap.configureOutput(new PktoutQueueParam(2, PktioOpMode.MT));
      tap.start();
      Namespaces.ip("link del " + DEVICE);
      Packet[] burst = {arp(tap)};
      assertThat(tap.output(1).send(burst, 0, 1)).isEqualTo(1);
      assertThat(tap.statistics().txDropped()).isEqualTo(1);
      assertThat(tap.info().detail()).contains("; the device was removed");
      tap.stop();
      tap.start();
      assertThat(tap.link().up()).isTrue();
      burst[0] = arp(tap);
      assertThat(tap.output(0).send(burst, 0, 1)).isEqualTo(1);
      assertThat(tap.statistics().txPackets()).isEqualTo(1);
    }
  }

  private static boolean receiveArp(Pktio tap) {
    Packet[] burst = new Packet[1];
    for (long end = System.nanoTime() + DEADLINE_NS; System.nanoTime() < end; ) {
      if (tap.input(0).recv(burst, 0, 1) == 1) {
        byte[] frame = Interfaces.bytes(burst[0]);
        burst[0].free();
        if (frame[12] == 8 && frame[13] == 6) {
          return true;
        }
      }
    }
    return false;
  }

  private Packet arp(Pktio tap) {
    Packet packet = Interfaces.packet(pool, 60, 0);
    Ethernet.at(packet.memory(), packet.dataOffset())
        .destination(0xffff_ffff_ffffL)
        .source(tap.macAddress().bits())
        .type(0x0806);
    return packet;
  }

  private static long kernelReceived() throws IOException {
    return Long.parseLong(attribute("statistics/rx_packets"));
  }

  private static String attribute(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file)).strip();
  }
}
