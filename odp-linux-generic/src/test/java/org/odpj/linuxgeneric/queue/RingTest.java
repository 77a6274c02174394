package org.odpj.linuxgeneric.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rings: against a model with one thread, and conservation and order with several. */
class RingTest {
  private static final int BURST = 8;

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void behavesLikeADequeWithABound(boolean manyProducers, boolean manyConsumers) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Ring<Integer> ring = new Ring<>(16, manyProducers, manyConsumers, Integer[]::new);
    ArrayDeque<Integer> model = new ArrayDeque<>();
    Integer[] burst = new Integer[BURST];
    int next = 0;
    for (int step = 0; step < 20_000; step++) {
      String where = "seed " + seed + " step " + step;
      int count = random.nextInt(BURST + 1);
      switch (random.nextInt(4)) {
        case 0 -> {
          for (int i = 0; i < count; i++) {
            burst[i] = next + i;
          }
          int taken = ring.enqueue(burst, 0, count);
          assertThat(taken).as(where).isEqualTo(Math.min(count, 16 - model.size()));
          model.addAll(Arrays.asList(burst).subList(0, taken));
          next += taken;
        }
        case 1 -> {
          boolean taken = ring.enqueue(next);
          assertThat(taken).as(where).isEqualTo(model.size() < 16);
          if (taken) {
            model.add(next++);
          }
        }
        case 2 -> {
          int taken = ring.dequeue(burst, 0, count);
          assertThat(taken).as(where).isEqualTo(Math.min(count, model.size()));
          for (int i = 0; i < taken; i++) {
            assertThat(burst[i]).as(where).isEqualTo(model.remove());
          }
        }
        default -> assertThat(ring.dequeue()).as(where).isEqualTo(model.poll());
      }
      assertThat(ring.length()).as(where).isEqualTo(model.size());
      assertThat(ring.isEmpty()).as(where).isEqualTo(model.isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"2,2", "2,1", "1,2", "1,1"})
  @Timeout(60)
  void losesNothingAndKeepsEachProducersOrder(int producers, int consumers) throws Exception {
    int perProducer = 100_000;
    Ring<Integer> ring = new Ring<>(64, producers > 1, consumers > 1, Integer[]::new);
    AtomicInteger left = new AtomicInteger(producers * perProducer);
    List<List<Integer>> received = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int first = p * perProducer;
      threads.add(new Thread(() -> produce(ring, first, perProducer)));
    }
    for (int c = 0; c < consumers; c++) {
      List<Integer> mine = new ArrayList<>();
      received.add(mine);
      threads.add(new Thread(() -> consume(ring, left, mine)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    boolean[] seen = new boolean[producers * perProducer];
    for (List<Integer> mine : received) {
      int[] last = new int[producers];
      Arrays.fill(last, -1);
      for (int value : mine) {
        assertThat(seen[value]).isFalse();
        seen[value] = true;
        assertThat(value).isGreaterThan(last[value / perProducer]);
        last[value / perProducer] = value;
      }
    }
    assertThat(seen).doesNotContain(false);
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void roundsItsSizeUp() {
    Ring<Integer> ring = new Ring<>(3, true, true, Integer[]::new);
    Integer[] burst = {1, 2, 3, 4, 5};
    assertThat(ring.enqueue(burst, 0, 5)).isEqualTo(4);
    assertThat(ring.enqueue(6)).isFalse();
  }

  @Test
  void isSealedOnlyWhenNothingIsInItOrOnItsWay() {
    Ring<Integer> ring = new Ring<>(4, true, true, Integer[]::new);
    ring.enqueue(1);
    ring.dequeue();
    ring.producerHead = 2; // A producer has claimed a slot and not filled it yet.
    assertThat(ring.seal()).isEqualTo(1);
    ring.producerTail = 2; // Now it has.
    assertThat(ring.seal()).isEqualTo(1);
    ring.consumerHead = 2; // A consumer has claimed it and not read it yet.
    assertThat(ring.seal()).isEqualTo(1);
    ring.consumerTail = 2;
    assertThat(ring.seal()).isZero();
    assertThat(ring.enqueue(2)).isFalse();
    assertThat(ring.enqueue(new Integer[] {2, 3}, 0, 2)).isZero();
    assertThat(ring.isEmpty()).isTrue();
    assertThat(ring.dequeue()).isNull();
  }

  private static void produce(Ring<Integer> ring, int first, int count) {
    Integer[] burst = new Integer[BURST];
    int sent = 0;
    while (sent < count) {
      int size = Math.min(BURST, count - sent);
      for (int i = 0; i < size; i++) {
        burst[i] = first + sent + i;
      }
      int taken = sent % 3 == 0 && ring.enqueue(burst[0]) ? 1 : ring.enqueue(burst, 0, size);
      if (taken == 0) {
        Thread.onSpinWait();
      }
      sent += taken;
    }
  }

  private static void consume(Ring<Integer> ring, AtomicInteger left, List<Integer> mine) {
    Integer[] burst = new Integer[BURST];
    while (left.get() > 0) {
      int taken = ring.dequeue(burst, 0, BURST);
      mine.addAll(Arrays.asList(burst).subList(0, taken));
      left.addAndGet(-taken);
    }
  }
}
