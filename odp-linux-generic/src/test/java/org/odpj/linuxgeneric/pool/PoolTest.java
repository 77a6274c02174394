package org.odpj.linuxgeneric.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.OdpConfig;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.thread.ThreadType;

class PoolTest {
  private final Odp odp = Odp.open(OdpConfig.defaults());

  @AfterEach
  void close() {
    odp.close();
  }

  @Test
  void givesEveryElementWithoutACache() {
    BufferPool pool = odp.createBufferPool("all", BufferPoolParam.of(100, 64).withCache(0));
    Buffer[] buffers = new Buffer[128];
    assertThat(pool.alloc(buffers, 0, 128)).isEqualTo(100);
    assertThat(pool.alloc()).isNull();
    assertThat(pool.statistics().allocFails()).isEqualTo(2);
    assertThat(pool.statistics().available()).isZero();
    assertThatThrownBy(pool::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("100");
    pool.free(buffers, 0, 100);
    assertThat(pool.statistics().available()).isEqualTo(100);
    pool.close();
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 32, 64})
  void givesOneThreadEveryElementWhateverItsCache(int cache) {
    BufferPool pool = odp.createBufferPool("one", BufferPoolParam.of(64, 64).withCache(cache));
    for (int burst = 1; burst <= 64; burst++) {
      Buffer[] buffers = new Buffer[64];
      int taken = 0;
      for (int more = burst; more > 0; ) {
        more = pool.alloc(buffers, taken, Math.min(burst, 64 - taken));
        taken += more;
      }
      assertThat(taken).as("burst %d", burst).isEqualTo(64);
      assertThat(new HashSet<>(List.of(buffers))).hasSize(64);
      for (int i = 0; i < 64; i += burst) {
        pool.free(buffers, i, Math.min(burst, 64 - i));
      }
      assertThat(pool.statistics().available()).isEqualTo(64);
      assertThat(pool.statistics().cached()).isBetween(0L, (long) cache);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 120, 2_048, 4_000})
  void setsElementsApartByAnOddNumberOfLines(int size) {
    ElementLayout layout = ElementLayout.of(size, 20, 64);
    assertThat(layout.stride() % 64).isZero();
    assertThat(layout.stride() / 64 % 2).isEqualTo(1);
    assertThat(layout.stride()).isGreaterThanOrEqualTo(size + 20);
    assertThat(ElementLayout.of(size, 20, 4_096).stride() % 4_096).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 256, 4_096})
  void alignsDataAndKeepsElementsApart(int alignment) {
    PacketPool pool =
        odp.createPacketPool(
            "aligned",
            PacketPoolParam.of(8, 100).withAlignment(alignment).withUserArea(24).withHeadroom(10));
    Packet[] packets = new Packet[8];
    assertThat(pool.alloc(pool.maxLength(), packets, 0, 8)).isEqualTo(8);
    Set<Long> starts = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      Packet packet = packets[i];
      assertThat((packet.memory().address() + packet.dataOffset()) % alignment).isZero();
      assertThat(packet.headroom()).isGreaterThanOrEqualTo(64);
      assertThat(packet.userArea().byteSize()).isEqualTo(24);
      packet.slice(0, packet.length()).fill((byte) i);
      packet.userArea().fill((byte) (i + 100));
      starts.add(packet.dataOffset());
    }
    assertThat(starts).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat(packets[i].slice(0, packets[i].length()).toArray(ValueLayout.JAVA_BYTE))
          .containsOnly(i);
    }
    pool.free(packets, 0, 8);
  }

  @Test
  void renewsWhatTheLastOwnerChanged() {
    PacketPool pool = odp.createPacketPool("renew", PacketPoolParam.of(1, 100).withCache(0));
    Packet packet = Objects.requireNonNull(pool.alloc(50));
    long offset = packet.dataOffset();
    assertThat(packet.pullHead(10)).isTrue();
    packet.l3Offset(5);
    packet.userPointer("mine");
    packet.inputIndex(3);
    packet.free();
    Packet again = Objects.requireNonNull(pool.alloc(60));
    assertThat(again.dataOffset()).isEqualTo(offset);
    assertThat(again.length()).isEqualTo(60);
    assertThat(again.l3Offset()).isEqualTo(Packet.OFFSET_INVALID);
    assertThat(again.userPointer()).isNull();
    assertThat(again.inputIndex()).isEqualTo(Packet.NO_INPUT);
    again.free();
    assertThat(pool.alloc(pool.maxLength() + 1)).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(60)
  void getsBackWhatThreadsThatEndedHadCached(boolean own) throws Exception {
    BufferPool pool = odp.createBufferPool("threads", BufferPoolParam.of(256, 64).withCache(64));
    Runnable task = () -> churn(pool);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      threads.add(own ? odp.thread("churn", ThreadType.WORKER, null, task) : new Thread(task));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(pool.statistics().available()).isEqualTo(256);
    Buffer[] buffers = new Buffer[256];
    assertThat(pool.alloc(buffers, 0, 256)).isEqualTo(256);
    assertThat(new HashSet<>(List.of(buffers))).hasSize(256);
    pool.free(buffers, 0, 256);
    pool.close();
  }

  /** Marks what it has, so that an element in two hands would show. */
  private static void churn(BufferPool pool) {
    Buffer[] buffers = new Buffer[40];
    byte mark = (byte) Thread.currentThread().threadId();
    for (int round = 0; round < 20_000; round++) {
      int taken = pool.alloc(buffers, 0, 1 + round % 40);
      for (int i = 0; i < taken; i++) {
        buffers[i].memory().set(ValueLayout.JAVA_BYTE, 0, mark);
      }
      for (int i = 0; i < taken; i++) {
        if (buffers[i].memory().get(ValueLayout.JAVA_BYTE, 0) != mark) {
          throw new AssertionError("two threads have the same buffer");
        }
      }
      pool.free(buffers, 0, taken);
    }
  }
}
