package org.odpj.dpdk.eventdev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.odpj.dpdk.OpenDpdk;
import org.odpj.dpdk.lib.Eal;
import org.odpj.spi.EventDevice.ReadyQueue;

final class EventSwTest {
  @RegisterExtension final OpenDpdk dpdk = new OpenDpdk();

  @Test
  void theHighestPriorityComesFirstAndInItWhoCameFirst() {
    try (EventSw device = new EventSw()) {
      List<Ready> queues = new ArrayList<>();
      for (int i = 0; i < 1_024; i++) {
        queues.add(new Ready(i, 0, i * 5 % 8));
      }
      queues.forEach(device::add);
      List<ReadyQueue> expected = new ArrayList<>(queues);
      expected.sort((a, b) -> b.priority() - a.priority()); // stable
      List<ReadyQueue> came = new ArrayList<>();
      for (ReadyQueue next = device.next(1); next != null; next = device.next(1)) {
        came.add(next);
      }
      assertThat(came).isEqualTo(expected);
    }
  }

  @Test
  void aThreadGetsQueuesOfItsGroupsOnly() {
    try (EventSw device = new EventSw()) {
      Ready urgent = new Ready(0, 63, 7);
      Ready first = new Ready(1, 5, 3);
      Ready second = new Ready(2, 5, 3);
      device.add(urgent);
      device.add(first);
      device.add(second);
      assertThat(device.next(1L << 4)).isNull();
      assertThat(device.next(1L << 5)).isSameAs(first);
      assertThat(device.next(1L << 63)).isSameAs(urgent);
      assertThat(device.next(-1L)).isSameAs(second);
      assertThat(device.next(-1L)).isNull();
    }
  }

  /** More often than event_sw can be made in one process, with something left in it each time. */
  @Test
  void devicesAreUsedAgain() {
    for (int round = 0; round < 100; round++) {
      try (EventSw device = new EventSw();
          EventSw other = new EventSw()) {
        Ready queue = new Ready(round, 0, round % 8);
        device.add(queue);
        assertThat(other.next(1)).isNull();
        other.add(queue);
        assertThat(device.next(1)).isSameAs(queue);
      }
    }
  }

  @Test
  void asksForMemoryBeforeEventSwDoes() {
    assertThat(Eal.hasMemory(1 << 20)).isTrue();
    assertThat(Eal.hasMemory(1L << 40)).isFalse();
  }

  /** Threads that EAL does not know take and give back, each queue one of them at a time. */
  @Test
  void noQueueIsLostOrTwiceAmongThreads() throws InterruptedException {
    try (EventSw device = new EventSw()) {
      Set<ReadyQueue> out = ConcurrentHashMap.newKeySet();
      AtomicInteger twice = new AtomicInteger();
      for (int i = 0; i < 40; i++) {
        Ready queue = new Ready(i, i % 2, i % 8);
        out.add(queue);
        give(device, out, queue);
      }
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        long groups = 1L + t;
        threads.add(Thread.ofPlatform().start(() -> churn(device, groups, out, twice)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      Set<ReadyQueue> left = Collections.newSetFromMap(new ConcurrentHashMap<>());
      for (ReadyQueue next = device.next(3); next != null; next = device.next(3)) {
        assertThat(left.add(next)).isTrue();
      }
      assertThat(twice).hasValue(0);
      assertThat(left).hasSize(40);
    }
  }

  private static void churn(EventSw device, long groups, Set<ReadyQueue> out, AtomicInteger twice) {
    for (int i = 0; i < 500; i++) {
      ReadyQueue queue = device.next(groups);
      if (queue == null) {
        continue;
      }
      if ((groups >>> queue.group() & 1) == 0 || !out.add(queue)) {
        twice.incrementAndGet();
      }
      give(device, out, queue);
    }
  }

  private static void give(EventSw device, Set<ReadyQueue> out, ReadyQueue queue) {
    out.remove(queue);
    device.add(queue);
  }

  private record Ready(int id, int group, int priority) implements ReadyQueue {}
}
