package org.odpj.linuxgeneric.pktio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.packet.Packet;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioStatistics;
import org.odpj.proto.MacAddress;

/** Packet sockets on real devices: two hosts that are joined by nothing but a forwarder here. */
final class SocketSystemIT {
  private static final int BURST = 32;
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
  @ValueSource(strings = {Namespaces.ADDRESS_B, "fd98::2"})
  void carriesTcp(String address) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("SocketSystemIT.carriesTcp seed " + seed);
    try (Pktio a = interfaces.started(Namespaces.DEVICE_A, pool);
        Pktio b = interfaces.started("socket:" + Namespaces.DEVICE_B, pool)) {
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
      System.out.println("SocketSystemIT.carriesTcp " + in + " " + out);
      assertThat(in.rxErrors() + out.rxErrors()).isZero();
      assertThat(out.txPackets() + out.txDropped()).isEqualTo(in.rxPackets());
    }
  }

  /** A device that goes down takes packets and drops them, and works again when it comes up. */
  @Test
  void outlivesADeviceThatGoesDown() throws IOException, InterruptedException {
    try (Pktio a = interfaces.started(Namespaces.DEVICE_A, pool)) {
      assertThat(a.link().up()).isTrue();
      assertThat(a.link().speedMbps()).isPositive();
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txPackets()).isEqualTo(1);
      Namespaces.ip("link set %s down".formatted(Namespaces.DEVICE_A));
      assertThat(a.link().up()).isFalse();
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txDropped()).isEqualTo(1);
      receiveNothing(a);
      Namespaces.ip("link set %s up".formatted(Namespaces.DEVICE_A));
      assertThat(a.link().up()).isTrue();
      assertThat(sendOne(a)).isEqualTo(1);
      assertThat(a.statistics().txPackets()).isEqualTo(2);
      Namespaces.ip("link del " + Namespaces.DEVICE_A);
      assertThat(a.link().up()).isFalse();
      assertThat(sendOne(a)).isEqualTo(1);
      receiveNothing(a);
      assertThat(a.statistics().txDropped()).isEqualTo(2);
    }
  }

  /** The kernel takes the tag out of a received frame before a socket sees it. */
  @ParameterizedTest
  @ValueSource(ints = {60, 1504})
  void putsVlanTagsBack(int length) throws IOException, InterruptedException {
    String one = Namespaces.NAME + "c";
    String other = Namespaces.NAME + "d";
    Namespaces.ip("link add %s type veth peer name %s".formatted(one, other));
    try {
      Namespaces.ip("link set %s up".formatted(one));
      Namespaces.ip("link set %s up".formatted(other));
      try (Pktio c = interfaces.started(one, pool);
          Pktio d = interfaces.started(other, pool)) {
        byte[] frame = CaptureFile.frame(2, length);
        System.arraycopy(new byte[] {(byte) 0x81, 0, 0x60, 42, 0x12, 0x34}, 0, frame, 12, 6);
        assertThat(sendUntilReceived(c, d, frame)).isEqualTo(frame);
      }
    } finally {
      Namespaces.ip("link del " + one);
    }
  }

  /**
   * Sends a frame until one comes that starts as it does: a device that has just come up loses what
   * it is sent at first, and a host sends frames of its own.
   */
  private byte[] sendUntilReceived(Pktio from, Pktio to, byte[] frame) {
    long end = System.nanoTime() + DEADLINE_NS;
    Packet[] burst = new Packet[1];
    while (System.nanoTime() < end) {
      burst[0] = Interfaces.packet(pool, frame.length, 0);
      burst[0].slice(0, frame.length).copyFrom(MemorySegment.ofArray(frame));
      assertThat(from.output(0).send(burst, 0, 1)).isEqualTo(1);
      LockSupport.parkNanos(1_000_000);
      while (to.input(0).recv(burst, 0, 1) == 1) {
        byte[] received = Interfaces.bytes(burst[0]);
        burst[0].free();
        if (Arrays.equals(received, 0, 12, frame, 0, 12)) {
          return received;
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
