package org.odpj.linuxgeneric.pktio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktioStatistics;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueueParam;

/** {@code loop} and {@code null}, and the lifecycle that all interfaces share. */
final class LoopTest {
  private static final int COUNT = 2000;

  private final ForeignPool pool = new ForeignPool(COUNT, 128);
  private final Interfaces interfaces = new Interfaces();

  @AfterEach
  void nothingIsHeld() {
    assertThat(pool.statistics().available()).isEqualTo(COUNT);
  }

  @Test
  void bringsPacketsBackAsFromAWire() {
    try (Pktio loop = interfaces.started("loop", pool)) {
      Packet packet = Interfaces.packet(pool, 60, 1);
      packet.userPointer("mine");
      packet.l4Offset(40);
      Packet[] burst = {packet};
      assertThat(loop.output(0).send(burst, 0, 1)).isEqualTo(1);
      assertThat(loop.input(0).recv(burst, 0, 1)).isEqualTo(1);
      assertThat(burst[0]).isSameAs(packet);
      assertThat(packet.userPointer()).isNull();
      assertThat(packet.l2Offset()).isZero();
      assertThat(packet.l4Offset()).isEqualTo(Packet.OFFSET_INVALID);
      assertThat(packet.inputIndex()).isEqualTo(loop.index());
      assertThat(loop.statistics()).isEqualTo(new PktioStatistics(1, 60, 0, 0, 0, 1, 60, 0));
      loop.resetStatistics();
      assertThat(loop.statistics()).isEqualTo(new PktioStatistics(0, 0, 0, 0, 0, 0, 0, 0));
      packet.free();
    }
  }

  @Test
  void tellsTheHashThatChoseTheQueue() {
    try (Pktio loop = interfaces.open("loop", pool)) {
      loop.configureInput(new PktinQueueParam(2, PktioOpMode.MT, true));
      loop.configureOutput(PktoutQueueParam.defaults());
      loop.start();
      Packet[] burst = {
        Interfaces.packet(pool, 60, 1),
        Interfaces.packet(pool, 60, 1),
        Interfaces.packet(pool, 60, 9)
      };
      assertThat(loop.output(0).send(burst, 0, 3)).isEqualTo(3);
      int received = loop.input(0).recv(burst, 0, 3);
      received += loop.input(1).recv(burst, received, 3 - received);
      assertThat(received).isEqualTo(3);
      assertThat(burst).allMatch(Packet::hasFlowHash);
      assertThat(Stream.of(burst).map(Packet::flowHash).distinct()).hasSize(2);
      pool.free(burst, 0, 3);
    }
  }

  @Test
  void copiesPacketsOfOtherPools() {
    ForeignPool other = new ForeignPool(4, 256);
    try (Pktio loop = interfaces.started("loop3", pool)) {
      Packet[] burst = {Interfaces.packet(other, 128, 1), Interfaces.packet(other, 129, 2)};
      assertThat(loop.output(0).send(burst, 0, 2)).isEqualTo(2);
      assertThat(other.statistics().available()).isEqualTo(4);
      assertThat(loop.input(0).recv(burst, 0, 2)).isEqualTo(1);
      assertThat(burst[0].pool()).isSameAs(pool);
      assertThat(Interfaces.bytes(burst[0])).isEqualTo(CaptureFile.frame(1, 128));
      assertThat(loop.statistics()).isEqualTo(new PktioStatistics(1, 128, 0, 0, 1, 2, 257, 0));
      burst[0].free();
    }
  }

  @Test
  void takesAPrefixWhenFull() {
    try (Pktio loop = interfaces.started("loop", pool)) {
      Packet[] all = new Packet[COUNT];
      assertThat(pool.alloc(60, all, 0, COUNT)).isEqualTo(COUNT);
      int sent = loop.output(0).send(all, 0, COUNT);
      assertThat(sent).isBetween(64, COUNT - 1);
      assertThat(loop.output(0).send(all, sent, 1)).isZero();
      assertThat(loop.input(0).recv(all, 0, 10)).isEqualTo(10);
      assertThat(loop.output(0).send(all, sent, 20)).isEqualTo(10);
      pool.free(all, 0, 10);
      pool.free(all, sent + 10, COUNT - sent - 10);
    }
  }

  @Test
  void keepsWhatItHoldsWhileStopped() {
    try (Pktio loop = interfaces.started("loop", pool)) {
      Packet[] burst = {Interfaces.packet(pool, 60, 1), Interfaces.packet(pool, 60, 2)};
      assertThat(loop.output(0).send(burst, 0, 2)).isEqualTo(2);
      loop.stop();
      assertThat(loop.input(0).recv(burst, 0, 1)).isZero();
      Packet third = Interfaces.packet(pool, 60, 3);
      assertThat(loop.output(0).send(new Packet[] {third}, 0, 1)).isZero();
      third.free();
      loop.start();
      assertThat(loop.input(0).recv(burst, 0, 1)).isEqualTo(1);
      burst[0].free();
    }
  }

  @Test
  void dropsFramesLongerThanItsLimit() {
    try (Pktio loop = interfaces.open("loop", pool)) {
      assertThatThrownBy(() -> loop.maxFrameLength(63))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("63 is outside 64 to 65535");
      loop.maxFrameLength(100);
      loop.configureInput(PktinQueueParam.defaults());
      loop.configureOutput(PktoutQueueParam.defaults());
      loop.start();
      Packet[] burst = {Interfaces.packet(pool, 101, 1), Interfaces.packet(pool, 100, 2)};
      assertThat(loop.output(0).send(burst, 0, 2)).isEqualTo(2);
      assertThat(loop.statistics()).isEqualTo(new PktioStatistics(0, 0, 0, 0, 0, 1, 100, 1));
      assertThat(loop.input(0).recv(burst, 0, 2)).isEqualTo(1);
      burst[0].free();
    }
  }

  @Test
  void leadsOutputQueuesToInputQueues() {
    try (Pktio loop = interfaces.open("loop", pool)) {
      loop.configureInput(new PktinQueueParam(8, PktioOpMode.MT, true));
      loop.configureOutput(new PktoutQueueParam(8, PktioOpMode.MT));
      loop.start();
      int received = 0;
      for (int flow = 0; flow < 32; flow++) {
        Packet[] burst = new Packet[4];
        for (int i = 0; i < 4; i++) {
          burst[i] = Interfaces.packet(pool, 60, flow);
          assertThat(loop.output(i % 8).send(burst, i, 1)).isEqualTo(1);
        }
        int queues = 0;
        for (int queue = 0; queue < 8; queue++) {
          int n = loop.input(queue).recv(burst, 0, 4);
          pool.free(burst, 0, n);
          received += n;
          queues += n > 0 ? 1 : 0;
        }
        assertThat(queues).as("queues of flow %d", flow).isEqualTo(1);
      }
      assertThat(received).isEqualTo(128);
    }
  }

  @Test
  void keepsItsLifecycle() {
    Pktio loop = interfaces.open("loop", pool);
    assertIllegal(loop::start, "configure the input before start");
    loop.configureInput(PktinQueueParam.defaults());
    assertIllegal(loop::start, "configure the output before start");
    loop.configureOutput(PktoutQueueParam.defaults());
    assertIllegal(loop::stop, "not started");
    loop.start();
    assertIllegal(loop::start, "is started");
    assertIllegal(() -> loop.configureInput(PktinQueueParam.defaults()), "stop it to configure");
    assertIllegal(() -> loop.maxFrameLength(100), "stop it to set");
    var old = loop.input(0);
    loop.stop();
    loop.configureInput(PktinQueueParam.defaults());
    loop.start();
    assertThat(old.recv(new Packet[1], 0, 1)).isZero();
    assertThatThrownBy(() -> loop.input(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> loop.input(0).recv(new Packet[1], 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    loop.close();
    loop.close();
    assertThat(interfaces.closed).containsExactly(loop);
    assertIllegal(loop::start, "is closed");
  }

  @Test
  void refusesParametersOutsideItsCapability() {
    assertThatThrownBy(
            () -> interfaces.open("loop", pool, new PktioParam(PktinMode.DIRECT, PktoutMode.TM)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output mode TM is not offered; offered: [DIRECT, QUEUE, DISABLED]");
    try (Pktio loop = interfaces.open("loop", pool)) {
      int tooMany = loop.capability().maxInputQueues() + 1;
      assertThatThrownBy(
              () -> loop.configureInput(new PktinQueueParam(tooMany, PktioOpMode.MT, true)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> loop.configureInput(new PktinQueueParam(2, PktioOpMode.MT, false)))
          .hasMessageContaining("need hash=true");
      assertIllegal(() -> loop.promiscuous(false), "cannot change");
    }
  }

  @Test
  void closesADirectionThatIsDisabled() {
    PktioParam outputOnly = new PktioParam(PktinMode.DISABLED, PktoutMode.DIRECT);
    try (Pktio loop = interfaces.open("loop", pool, outputOnly)) {
      assertIllegal(() -> loop.input(0), "has no input queues");
      assertIllegal(() -> loop.configureInput(PktinQueueParam.defaults()), "has no input queues");
      loop.configureOutput(PktoutQueueParam.defaults());
      loop.start();
      Packet[] burst = {Interfaces.packet(pool, 60, 1)};
      assertThat(loop.output(0).send(burst, 0, 1)).isEqualTo(1);
      assertThat(loop.statistics().txPackets()).isEqualTo(1);
    }
  }

  @Test
  void swallowsEverythingAsNull() {
    try (Pktio none = interfaces.started("null:a", pool)) {
      Packet[] burst = {Interfaces.packet(pool, 60, 1), Interfaces.packet(pool, 61, 1)};
      assertThat(none.output(0).send(burst, 0, 2)).isEqualTo(2);
      assertThat(none.input(0).recv(burst, 0, 2)).isZero();
      assertThat(none.input(0).atEnd()).isTrue();
      assertThat(none.statistics()).isEqualTo(new PktioStatistics(0, 0, 0, 0, 0, 2, 121, 0));
      assertThat(none.info().driver()).isEqualTo("null");
    }
  }

  @Test
  void namesWhatThereIs() {
    assertThatThrownBy(() -> interfaces.open("loop16", pool))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("ODP-401")
        .hasMessageContaining("there is no interface 'loop16' (nearest: 'loop'); devices: ")
        .hasMessageContaining("pcap:in=FILE:out=FILE:loops=N:limit=SIZE");
    assertThatThrownBy(() -> interfaces.open("socket:odpj-none", pool))
        .hasMessageContaining("there is no interface 'odpj-none'");
  }

  private static void assertIllegal(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }
}
