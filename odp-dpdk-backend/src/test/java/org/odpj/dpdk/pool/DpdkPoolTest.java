package org.odpj.dpdk.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.odpj.dpdk.OpenDpdk;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

class DpdkPoolTest {
  @RegisterExtension final OpenDpdk dpdk = new OpenDpdk();

  private PacketPool pool(int count, int cache) {
    return dpdk.pools()
        .createPacketPool("p", PacketPoolParam.of(count, 256).withCache(cache), _ -> {});
  }

  @Test
  void everyPacketHasMemoryOfItsOwn() {
    PacketPool pool = pool(1_000, 0);
    Packet[] packets = new Packet[1_000];
    assertThat(pool.alloc(256, packets, 0, 1_000)).isEqualTo(1_000);
    assertThat(pool.alloc(1)).isNull();
    long[] starts = Arrays.stream(packets).mapToLong(Packet::dataOffset).sorted().toArray();
    for (int i = 1; i < starts.length; i++) {
      assertThat(starts[i] - starts[i - 1]).isGreaterThanOrEqualTo(256 + 128);
    }
    pool.free(packets, 0, 1_000);
    assertThat(pool.statistics().available()).isEqualTo(1_000);
    pool.close();
  }

  @Test
  void aThreadsCacheIsItsOwnAndGoesBackAtItsEnd() throws InterruptedException {
    PacketPool pool = pool(1_024, 128);
    Set<Long> cachedMeanwhile = new HashSet<>();
    OdpThread thread =
        new OdpThread(
            "cache",
            ThreadType.WORKER,
            () -> {
              Packet[] packets = new Packet[32];
              assertThat(pool.alloc(64, packets, 0, 32)).isEqualTo(32);
              pool.free(packets, 0, 32);
              cachedMeanwhile.add(pool.statistics().cached());
            });
    thread.start();
    thread.join();
    assertThat(cachedMeanwhile).singleElement().satisfies(n -> assertThat(n).isPositive());
    assertThat(pool.statistics().cached()).isZero();
    assertThat(pool.statistics().available()).isEqualTo(1_024);
    pool.close();
  }

  @Test
  void nothingIsLostBetweenThreadsWithCaches() throws InterruptedException {
    PacketPool pool = pool(1_024, 64);
    OdpThread[] threads = new OdpThread[3];
    for (int t = 0; t < threads.length; t++) {
      threads[t] = new OdpThread("churn", ThreadType.WORKER, () -> churn(pool));
      threads[t].start();
    }
    for (OdpThread thread : threads) {
      thread.join();
    }
    assertThat(pool.statistics().available()).isEqualTo(1_024);
    pool.close();
  }

  private static void churn(PacketPool pool) {
    Packet[] packets = new Packet[100];
    for (int round = 0; round < 3_000; round++) {
      int got = pool.alloc(64, packets, 0, 1 + round % packets.length);
      pool.free(packets, 0, got);
    }
  }

  @Test
  void aPacketForgetsItsLastOwner() {
    PacketPool pool = pool(64, 0);
    Packet[] packets = new Packet[64];
    pool.alloc(64, packets, 0, 64);
    for (Packet packet : packets) {
      packet.userPointer(this);
      packet.l3Offset(14);
      packet.inputIndex(3);
      packet.pullHead(10);
    }
    pool.free(packets, 0, 64);
    pool.alloc(64, packets, 0, 64);
    assertThat(packets)
        .allSatisfy(packet -> {
          assertThat(packet.userPointer()).isNull();
          assertThat(packet.l3Offset()).isEqualTo(Packet.OFFSET_INVALID);
          assertThat(packet.inputIndex()).isEqualTo(Packet.NO_INPUT);
          assertThat(packet.headroom()).isEqualTo(128);
        });
    pool.free(packets, 0, 64);
    pool.close();
  }

  @Test
  void aPoolWithPacketsOutRefusesToClose() {
    PacketPool pool = pool(64, 0);
    Packet packet = Objects.requireNonNull(pool.alloc(64));
    assertThatThrownBy(pool::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 of its 64");
    packet.free();
    pool.close();
    pool.close();
  }

  @Test
  void memoryThatDpdkHasNotIsRefused() {
    assertThatThrownBy(() ->
            dpdk.pools().createPacketPool("huge", PacketPoolParam.of(10_000, 60_000), _ -> {}))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_EXHAUSTED))
        .hasMessageContaining("dpdk.memory");
  }
}
