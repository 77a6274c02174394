package org.odpj.linuxgeneric.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.Odp;
import org.odpj.config.OdpConfig;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.timer.TickType;
import org.odpj.timer.Timeout;
import org.odpj.timer.TimeoutPool;
import org.odpj.timer.TimeoutPoolParam;
import org.odpj.timer.Timer;
import org.odpj.timer.TimerPool;
import org.odpj.timer.TimerPoolParam;
import org.odpj.timer.TimerResult;

/**
 * One timer, and threads that restart and cancel it while it expires: exactly one of them gets the
 * event of each start, and a timer that is started is never forgotten.
 */
class TimerRaceTest {
  private static final long RESOLUTION = 50_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void oneTakerForEachStart(long seed) throws InterruptedException {
    try (Odp odp = Odp.open(OdpConfig.defaults());
        TimeoutPool timeouts = odp.createTimeoutPool("t", TimeoutPoolParam.of(1).withCache(0));
        Queue queue = odp.createQueue("q", QueueParam.plain());
        TimerPool pool =
            odp.createTimerPool(
                "p", TimerPoolParam.single(1, RESOLUTION, TimeUnit.HOURS.toNanos(1)))) {
      pool.start();
      Timer timer = Objects.requireNonNull(pool.alloc(queue, null));
      Timeout timeout = Objects.requireNonNull(timeouts.alloc());
      AtomicInteger cancelled = new AtomicInteger();
      AtomicInteger round = new AtomicInteger();
      List<Thread> others = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        others.add(disturb(new Random(seed * 31 + i), timer, cancelled, round));
      }
      others.forEach(Thread::start);
      Random random = new Random(seed);
      for (int starts = 0; starts < 2_000; starts++) {
        int before = cancelled.get();
        assertThat(timer.start(TickType.RELATIVE, random.nextLong(4 * RESOLUTION), timeout))
            .as("seed %d, start %d", seed, starts)
            .isEqualTo(TimerResult.SUCCESS);
        round.incrementAndGet();
        boolean came = await(queue, cancelled, before);
        assertThat((came ? 1 : 0) + cancelled.get() - before)
            .as("seed %d: takers of start %d", seed, starts)
            .isEqualTo(1);
      }
      round.set(-1);
      for (Thread other : others) {
        other.join();
      }
      timeout.free();
      timer.close();
    }
  }

  private static boolean await(Queue queue, AtomicInteger cancelled, int before) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end) {
      Event event = queue.dequeue();
      if (event != null) {
        return true;
      }
      if (cancelled.get() != before) {
        return queue.dequeue() != null;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the event of a start came back nowhere");
  }

  private static Thread disturb(
      Random random, Timer timer, AtomicInteger cancelled, AtomicInteger round) {
    return new Thread(() -> {
      for (int seen = 0; seen >= 0; seen = round.get()) {
        if (random.nextInt(3) == 0) {
          if (timer.cancel() != null) {
            cancelled.incrementAndGet();
          }
        } else {
          timer.restart(TickType.RELATIVE, random.nextLong(4 * RESOLUTION));
        }
        Thread.onSpinWait();
      }
    });
  }
}
