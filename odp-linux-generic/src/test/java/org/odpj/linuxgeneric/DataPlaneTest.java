package org.odpj.linuxgeneric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.odpj.Odp;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.system.CpuMask;
import org.odpj.system.Subsystem;

/** The backend as an application finds it. */
class DataPlaneTest {
  @Test
  void providesEverySubsystemByItself() {
    try (Odp odp = Odp.open(OdpConfig.defaults())) {
      for (Subsystem subsystem : Subsystem.values()) {
        if (subsystem.required()) {
          assertThat(odp.provider(subsystem)).contains("linux-generic");
        }
      }
    }
  }

  @Test
  void readsTheMachineAndPinsToWhatItHas() {
    try (Odp odp = Odp.open(OdpConfig.defaults())) {
      CpuMask available = odp.system().availableCpus();
      assertThat(available.count()).isPositive();
      assertThat(odp.system().pageSize()).isGreaterThanOrEqualTo(4_096);
      assertThat(odp.system().cacheLineSize()).isBetween(16, 256);
      assertThat(odp.system().numaNodes()).isPositive();
    }
  }

  @Test
  void diagnosesWithoutOpening() {
    assertThat(new LinuxGenericBackend().diagnose())
        .extracting("item")
        .contains("kernel", "raw sockets", "AF_PACKET", "huge pages", "TUN/TAP", "interface lo");
  }

  @Test
  void schedulesPackets() {
    try (Odp odp = Odp.open(OdpConfig.defaults());
        PacketPool pool = odp.createPacketPool("pool", PacketPoolParam.of(64, 1_500));
        Queue queue = odp.createQueue("queue", QueueParam.scheduled(SchedSync.ATOMIC, 3))) {
      Packet packet = Objects.requireNonNull(pool.alloc(60));
      assertThat(queue.enqueue(packet)).isTrue();
      Event event = odp.scheduler().schedule(Scheduler.NO_WAIT);
      assertThat(event).isSameAs(packet);
      assertThat(odp.scheduler().source()).isSameAs(queue);
      packet.free();
    }
  }
}
