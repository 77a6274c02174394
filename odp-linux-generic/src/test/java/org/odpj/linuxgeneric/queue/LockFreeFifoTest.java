package org.odpj.linuxgeneric.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Against a model with one thread; beside threads that stop for ever within a call; and
 * conservation and order with several.
 */
class LockFreeFifoTest {
  private static final int SIZE = 16;
  private static final int BURST = 8;

  @Test
  void behavesLikeADequeWithABound() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    LockFreeFifo<Integer> fifo = new LockFreeFifo<>(SIZE, Integer[]::new);
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
          int taken = fifo.enqueue(burst, 0, count);
          assertThat(taken).as(where).isEqualTo(Math.min(count, SIZE - model.size()));
          model.addAll(Arrays.asList(burst).subList(0, taken));
          next += taken;
        }
        case 1 -> {
          boolean taken = fifo.enqueue(next);
          assertThat(taken).as(where).isEqualTo(model.size() < SIZE);
          if (taken) {
            model.add(next++);
          }
        }
        case 2 -> {
          int taken = fifo.dequeue(burst, 0, count);
          assertThat(taken).as(where).isEqualTo(Math.min(count, model.size()));
          for (int i = 0; i < taken; i++) {
            assertThat(burst[i]).as(where).isEqualTo(model.remove());
          }
        }
        default -> assertThat(fifo.dequeue()).as(where).isEqualTo(model.poll());
      }
      assertThat(fifo.length()).as(where).isEqualTo(model.size());
    }
  }

  @Test
  void goesOnBesideAThreadThatStopsBeforeItLinks() {
    LockFreeFifo<Integer> fifo = new LockFreeFifo<>(4, Integer[]::new);
    fifo.allocate(2); // By a producer that is never seen again.
    for (int i = 0; i < 10; i++) {
      assertThat(fifo.enqueue(new Integer[] {1, 2, 3}, 0, 3)).isEqualTo(2);
      assertThat(fifo.dequeue()).isEqualTo(1);
      assertThat(fifo.dequeue()).isEqualTo(2);
      assertThat(fifo.dequeue()).isNull();
    }
    assertThat(fifo.seal()).isZero();
  }

  @Test
  void goesOnBesideAThreadThatStopsBeforeItMovesTheTail() {
    LockFreeFifo<Integer> fifo = new LockFreeFifo<>(4, Integer[]::new);
    int first = (int) fifo.allocate(2) & 0xFF;
    fifo.link(first, first + 1); // By a producer that is never seen again; nulls are in it.
    assertThat(fifo.seal()).as("events on their way").isEqualTo(1);
    assertThat(fifo.enqueue(7)).isTrue();
    assertThat(fifo.length()).isEqualTo(3);
    assertThat(fifo.dequeue(new Integer[4], 0, 2)).isEqualTo(2);
    for (int i = 8; i < 20; i++) {
      assertThat(fifo.enqueue(i)).isTrue();
      assertThat(fifo.dequeue()).isEqualTo(i - 1);
    }
  }

  @Test
  void takesNothingOnceItIsSealed() {
    LockFreeFifo<Integer> fifo = new LockFreeFifo<>(2, Integer[]::new);
    fifo.enqueue(1);
    assertThat(fifo.seal()).isEqualTo(1);
    assertThat(fifo.dequeue()).isEqualTo(1);
    assertThat(fifo.seal()).isZero();
    assertThat(fifo.seal()).isZero();
    for (int i = 0; i < 4; i++) {
      assertThat(fifo.enqueue(2)).isFalse();
      assertThat(fifo.enqueue(new Integer[] {2, 3}, 0, 2)).isZero();
    }
    assertThat(fifo.dequeue()).isNull();
    assertThat(fifo.length()).isZero();
  }

  @Test
  @Timeout(60)
  void losesNothingAndKeepsEachProducersOrder() throws Exception {
    int perProducer = 100_000;
    LockFreeFifo<Integer> fifo = new LockFreeFifo<>(SIZE, Integer[]::new);
    AtomicIntegerArray seen = new AtomicIntegerArray(2 * perProducer);
    List<Thread> threads = new ArrayList<>();
    List<Boolean> ordered = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      int first = p * perProducer;
      threads.add(new Thread(() -> produce(fifo, first, perProducer)));
      threads.add(
          new Thread(() -> {
            boolean mine = consume(fifo, seen, perProducer);
            synchronized (ordered) {
              ordered.add(mine);
            }
          }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < seen.length(); i++) {
      assertThat(seen.get(i)).as("times that %d came out", i).isEqualTo(1);
    }
    assertThat(ordered).containsExactly(true, true);
    assertThat(fifo.length()).isZero();
  }

  private static void produce(LockFreeFifo<Integer> fifo, int first, int count) {
    Integer[] burst = new Integer[BURST];
    for (int sent = 0; sent < count; ) {
      int size = Math.min(1 + sent % BURST, count - sent);
      for (int i = 0; i < size; i++) {
        burst[i] = first + sent + i;
      }
      int taken = size == 1 ? fifo.enqueue(burst[0]) ? 1 : 0 : fifo.enqueue(burst, 0, size);
      sent += taken;
      if (taken == 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** Takes half of all; whether each producer's came in order. */
  private static boolean consume(
      LockFreeFifo<Integer> fifo, AtomicIntegerArray seen, int perProducer) {
    Integer[] burst = new Integer[BURST];
    int[] last = {-1, -1};
    boolean ordered = true;
    for (int got = 0; got < perProducer; ) {
      int taken = fifo.dequeue(burst, 0, Math.min(1 + got % BURST, perProducer - got));
      for (int i = 0; i < taken; i++) {
        int value = burst[i];
        seen.incrementAndGet(value);
        ordered &= value > last[value / perProducer];
        last[value / perProducer] = value;
      }
      got += taken;
    }
    return ordered;
  }
}
